import type { NodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { addressUse, FRAME, type ResourceResult, withDefaults } from '../../../sim/index'
import { useResult } from '../../store'
import { cx } from '../../ui/cx'
import { formatInteger } from '../../ui/format'
import { ServiceTile } from '../../ui/ServiceTile'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { useAtShownBin } from '../figures/shownBin'
import type { FrameNode } from '../flowTypes'
import { useGesture } from '../gestures/gesture'
import { useHop } from '../network/networkWays'
import { useIsFar } from '../zoomLevel'
import { CardBadge } from './CardBadge'
import { CardName } from './CardName'

/** A resource that contains others, as a frame around them; its title moves it with all it holds. */
export const ContainerFrame = memo(function ContainerFrame({ id, data, selected }: NodeProps<FrameNode>) {
  const { resource, service, empty } = data
  const run = useResult()
  const isFar = useIsFar()
  const isTarget = useGesture((state) => state.dropFrame === id)
  const hop = useHop(id)
  const summary = useMemo(
    () => service?.card.summary(withDefaults(service.fields, resource.config)) ?? `Unknown service ${resource.type}`,
    [resource.config, resource.type, service],
  )
  const measured = run?.resources[id]
  return (
    <div
      className={cx(
        'canvas-frame',
        `is-${service?.category ?? 'networking'}`,
        selected && 'is-selected',
        isTarget && 'is-target',
        hop !== 'none' && `is-hop is-${hop}`,
      )}
    >
      <div
        className={cx('frame-title', isFar && 'is-far')}
        style={{ left: FRAME.inset - 4, top: FRAME.inset - 4, right: FRAME.inset - 4, height: FRAME.tile + 8 }}
      >
        <ServiceTile type={resource.type} category={service?.category ?? 'networking'} size={isFar ? 32 : FRAME.tile} />
        <div className={cx('min-w-0 flex-1', isFar && 'canvas-card-far')}>
          <CardName id={id} name={resource.name} />
          {!isFar && <div className="truncate text-[11px]/[14px] text-muted">{summary}</div>}
        </div>
        {!isFar && measured && <Addresses measured={measured} />}
      </div>
      <span id={`card-type-${id}`} hidden>
        {service?.title ?? resource.type}
      </span>
      {empty && !isFar && (
        <p
          className="absolute inset-x-5 bottom-5 grid place-items-center text-center text-[11px]/[15px] text-faint"
          style={{ top: FRAME.headroom }}
        >
          Drag resources in here
        </p>
      )}
      <CardBadge resourceId={id} run={run} />
    </div>
  )
})

/** How many of its addresses are taken at the time cursor. */
function Addresses({ measured }: { measured: ResourceResult }) {
  // A text, so that it renders only when it reads otherwise.
  const text = useAtShownBin((bin) => {
    const use = addressUse(measured, bin)
    return use ? `${formatInteger(use.inUse)} of ${formatInteger(use.total)}|${use.full ? 'full' : ''}` : ''
  })
  if (text === '') return null
  const [count, full] = text.split('|')
  return (
    <div
      className="shrink-0 text-right whitespace-nowrap"
      title={`${count} addresses taken${full ? ': none is left' : ''}`}
    >
      <b
        className={cx(
          'flex items-center justify-end gap-1 text-[12px]/[16px] font-semibold tabular-nums',
          full && 'text-fault',
        )}
      >
        {full && <StatusGlyph status="fault" size={12} />}
        {count}
      </b>
      <span className="block text-[11px]/[14px] text-faint">addresses</span>
    </div>
  )
}
