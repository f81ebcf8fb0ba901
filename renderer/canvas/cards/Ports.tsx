import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react'
import { memo, useEffect, useMemo } from 'react'
import { type AnyService, CARD, placedPorts, type Protocol } from '../../../sim/index'
import { cx } from '../../ui/cx'
import { type Connecting, otherPort, useConnecting } from '../connecting/connecting'

/**
 * Where connections begin and end: data flows in on the left and out on the right. Ports without connections wait, but
 * for the main one of each side, until the card is pointed at or a connection under way could take them.
 */
export const Ports = memo(function Ports(props: { resourceId: string; service: AnyService; connected: string }) {
  const { resourceId, service, connected } = props
  const placed = useMemo(() => placedPorts(service.ports, new Set(connected.split(' '))), [service, connected])
  // Far away only some ports were there to be found: connections start at those that React Flow knows.
  const update = useUpdateNodeInternals()
  useEffect(() => update(resourceId), [update, resourceId, connected])
  return service.ports.map(({ id, title, direction, protocol }) => {
    const place = placed.find((each) => each.id === id && each.direction === direction)
    return (
      <Port
        key={id}
        resourceId={resourceId}
        port={id}
        title={title}
        direction={direction}
        protocol={protocol}
        top={place?.top ?? 0}
        shown={place?.shown === true}
      />
    )
  })
})

/** Far away nothing is connected by hand: there, places of the connections' ends are all that React Flow must find. */
export const FarPorts = memo(function FarPorts({ service, connected }: { service: AnyService; connected: string }) {
  const ids = new Set(connected.split(' '))
  return placedPorts(service.ports, ids)
    .filter(({ id }) => ids.has(id))
    .map(({ id, direction, top }) => (
      <i
        key={id}
        data-handleid={id}
        className={cx('invisible absolute', direction === 'out' ? 'source right-0' : 'target left-0')}
        style={{ top }}
      />
    ))
})

interface PortProps {
  resourceId: string
  port: string
  title: string
  direction: 'in' | 'out'
  protocol: Protocol
  top: number
  shown: boolean
}

/** What passes through a port, as an `out` port and as an `in` port. */
const protocolWords: Record<Protocol, { in: string; out: string }> = {
  request: { in: 'takes requests and replies', out: 'sends requests and waits for replies' },
  event: { in: 'takes events', out: 'pushes events' },
  pull: { in: 'polls a queue', out: 'queue to poll' },
  shard: { in: 'reads a stream by shard', out: 'stream, read by shard' },
  reach: { in: 'network path', out: 'network path' },
}

function Port({ resourceId, port, title, direction, protocol, top, shown }: PortProps) {
  const state = useConnecting(({ connecting }) => stateOf(connecting, resourceId, port))
  return (
    <Handle
      id={port}
      type={direction === 'out' ? 'source' : 'target'}
      position={direction === 'out' ? Position.Right : Position.Left}
      style={{ top }}
      className={cx('canvas-port', !shown && 'is-further', state)}
    >
      {/* What hangs below the card is held by a stem. */}
      {top > CARD.height && <span className="canvas-port-stem" style={{ height: top - CARD.height + CARD.radius }} />}
      <span className="canvas-port-name">
        {title}
        <span className="text-muted">{protocolWords[protocol][direction]}</span>
      </span>
    </Handle>
  )
}

/** Class of a port while a connection is being drawn. */
function stateOf(connecting: Connecting | null, resourceId: string, port: string): string {
  if (!connecting) return ''
  const { origin, legal, chosen, target } = connecting
  if (origin.resourceId === resourceId && origin.port === port) return 'is-origin'
  if (chosen && target === resourceId && otherPort(chosen, origin) === port) return 'is-chosen'
  return legal.get(resourceId)?.some((ends) => otherPort(ends, origin) === port) ? 'is-legal' : 'is-quiet'
}
