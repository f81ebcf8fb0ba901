import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { type AnyService, portOffset, type Protocol } from '../../../sim/index'
import { cx } from '../../ui/cx'
import { type Connecting, otherPort, useConnecting } from '../connecting/connecting'

/** Where connections begin and end: data flows in on the left and out on the right. */
export const Ports = memo(function Ports({ resourceId, service }: { resourceId: string; service: AnyService }) {
  return service.ports.map(({ id, title, direction, protocol }) => {
    const side = service.ports.filter((port) => port.direction === direction)
    const index = side.findIndex((port) => port.id === id)
    return (
      <Port
        key={id}
        resourceId={resourceId}
        port={id}
        title={title}
        direction={direction}
        protocol={protocol}
        top={portOffset(index, side.length)}
      />
    )
  })
})

interface PortProps {
  resourceId: string
  port: string
  title: string
  direction: 'in' | 'out'
  protocol: Protocol
  top: number
}

/** What passes through a port, as an `out` port and as an `in` port. */
const protocolWords: Record<Protocol, { in: string; out: string }> = {
  request: { in: 'takes requests and replies', out: 'sends requests and waits for replies' },
  event: { in: 'takes events', out: 'pushes events' },
  pull: { in: 'polls a queue', out: 'queue to poll' },
  shard: { in: 'reads a stream by shard', out: 'stream, read by shard' },
  reach: { in: 'network path', out: 'network path' },
}

function Port({ resourceId, port, title, direction, protocol, top }: PortProps) {
  const state = useConnecting(({ connecting }) => stateOf(connecting, resourceId, port))
  return (
    <Handle
      id={port}
      type={direction === 'out' ? 'source' : 'target'}
      position={direction === 'out' ? Position.Right : Position.Left}
      style={{ top }}
      className={cx('canvas-port', state)}
    >
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
