import type { NodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { figureValue, formatFigure, withDefaults } from '../../../sim/index'
import { useResult } from '../../store'
import { cx } from '../../ui/cx'
import { ServiceTile } from '../../ui/ServiceTile'
import { useConnecting } from '../connecting/connecting'
import { useAtShownBin } from '../figures/shownBin'
import type { AttachmentNode } from '../flowTypes'
import { useHop } from '../network/networkWays'
import { useIsFar } from '../zoomLevel'
import { CardBadge } from './CardBadge'
import { CardName } from './CardName'

/** A part of the network without connections of its own: name and key setting, in a run what passed it. */
export const AttachmentCard = memo(function AttachmentCard({ id, data, selected }: NodeProps<AttachmentNode>) {
  const { resource, service } = data
  const run = useResult()
  const isFar = useIsFar()
  const isConnecting = useConnecting(({ connecting }) => connecting !== null)
  const hop = useHop(id)
  const summary = useMemo(
    () => service?.card.summary(withDefaults(service.fields, resource.config)) ?? `Unknown service ${resource.type}`,
    [resource.config, resource.type, service],
  )
  const measured = run?.resources[id]
  const live = useAtShownBin((bin) => {
    const figure = service?.card.figures[0]
    if (!run || !measured || !figure) return ''
    const { value, unit } = figureValue(figure, measured, bin, run)
    return value ? `${formatFigure({ value, unit })} ${figure.label}` : ''
  })
  return (
    <div
      data-far={isFar || undefined}
      className={cx(
        'canvas-card is-attachment',
        selected && 'is-selected',
        isConnecting && 'is-dimmed',
        hop !== 'none' && `is-hop is-${hop}`,
      )}
    >
      <div className="flex h-full items-center gap-2 px-[7px]">
        <ServiceTile type={resource.type} category={service?.category ?? 'networking'} size={24} />
        <div className={cx('min-w-0 flex-1', isFar ? '[&_*]:!text-[18px]/[22px]' : '[&_*]:!text-[12px]/[15px]')}>
          <CardName id={id} name={resource.name} />
          {!isFar && <div className="truncate !text-[11px]/[14px] text-muted">{live === '' ? summary : live}</div>}
        </div>
      </div>
      <span id={`card-type-${id}`} hidden>
        {service?.title ?? resource.type}
      </span>
      <CardBadge resourceId={id} run={run} />
    </div>
  )
})
