import type { NodeProps } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { memo, useMemo } from 'react'
import { withDefaults } from '../../../sim/index'
import { useResult } from '../../store'
import { cx } from '../../ui/cx'
import { ServiceTile } from '../../ui/ServiceTile'
import { type Connecting, useConnecting } from '../connecting/connecting'
import { hasEnvironments } from '../figures/environments'
import type { CardNode } from '../flowTypes'
import { useHop } from '../network/networkWays'
import { useIsFar } from '../zoomLevel'
import { CardBadge } from './CardBadge'
import { CardFigures } from './CardFigures'
import { CardName } from './CardName'
import { EnvironmentStrip } from './EnvironmentStrip'
import { FarPorts, Ports } from './Ports'
import { VersionChips } from './VersionChips'

/** A resource: tile, name, type and key setting, three figures, ports, and a badge when something needs attention. */
export const ResourceCard = memo(function ResourceCard({ id, data, selected }: NodeProps<CardNode>) {
  const { resource, service, pinned, connected } = data
  const hop = useHop(id)
  const isFar = useIsFar()
  const run = useResult()
  const place = useConnecting(({ connecting }) => placeOf(connecting, id))
  const summary = useMemo(
    () => service?.card.summary(withDefaults(service.fields, resource.config)) ?? `Unknown service ${resource.type}`,
    [resource.config, resource.type, service],
  )
  const measured = run?.resources[id]
  return (
    <div
      data-far={isFar || undefined}
      className={cx('canvas-card', selected && 'is-selected', place, hop === 'blocker' && 'is-hop is-blocker')}
    >
      <div className={cx('flex items-center', isFar ? 'h-full gap-2.5 px-3' : 'h-[46px] gap-2 px-2.5')}>
        <ServiceTile type={resource.type} category={service?.category ?? 'clients'} size={isFar ? 32 : 28} />
        <div className={cx('min-w-0 flex-1', isFar && 'canvas-card-far')}>
          <CardName id={id} name={resource.name} />
          {!isFar && <div className="truncate text-[11px]/[14px] text-muted">{summary}</div>}
        </div>
        {pinned && !isFar && (
          <Lock
            id={`card-lock-${id}`}
            aria-label="Position locked"
            className="mt-2 size-3 shrink-0 self-start text-faint"
          />
        )}
      </div>
      <span id={`card-type-${id}`} hidden>
        {service?.title ?? resource.type}
      </span>
      {!isFar && service && (
        <>
          {measured && hasEnvironments(service) ? (
            <EnvironmentStrip resource={measured} />
          ) : (
            <hr className="absolute inset-x-0 top-[46px] border-t border-line" />
          )}
          <CardFigures resource={resource} service={service} run={run} measured={measured} />
          <Ports resourceId={id} service={service} connected={connected} />
        </>
      )}
      {isFar && service && <FarPorts service={service} connected={connected} />}
      {!isFar && <VersionChips config={resource.config} />}
      <CardBadge resourceId={id} run={run} />
    </div>
  )
})

/** Class of a card while a connection is being drawn. */
function placeOf(connecting: Connecting | null, id: string): string {
  if (!connecting || connecting.origin.resourceId === id) return ''
  if (connecting.target === id) return connecting.chosen ? 'is-target' : 'is-refused'
  return connecting.legal.has(id) ? '' : 'is-dimmed'
}
