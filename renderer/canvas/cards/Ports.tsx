import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { type AnyService, portOffset } from '../../../sim/index'
import { cx } from '../../ui/cx'
import { type Connecting, otherPort, useConnecting } from '../connecting/connecting'

/** Where connections begin and end: data flows in on the left and out on the right. */
export const Ports = memo(function Ports({ resourceId, service }: { resourceId: string; service: AnyService }) {
  return service.ports.map(({ id, title, direction }) => {
    const side = service.ports.filter((port) => port.direction === direction)
    const index = side.findIndex((port) => port.id === id)
    return (
      <Port
        key={id}
        resourceId={resourceId}
        port={id}
        title={title}
        direction={direction}
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
  top: number
}

function Port({ resourceId, port, title, direction, top }: PortProps) {
  const state = useConnecting(({ connecting }) => stateOf(connecting, resourceId, port))
  return (
    <Handle
      id={port}
      type={direction === 'out' ? 'source' : 'target'}
      position={direction === 'out' ? Position.Right : Position.Left}
      title={direction === 'out' ? `${title}: drag to connect` : title}
      style={{ top }}
      className={cx('canvas-port', state)}
    />
  )
}

/** Class of a port while a connection is being drawn. */
function stateOf(connecting: Connecting | null, resourceId: string, port: string): string {
  if (!connecting) return ''
  const { origin, legal, chosen, target } = connecting
  if (origin.resourceId === resourceId && origin.port === port) return 'is-origin'
  if (chosen && target === resourceId && otherPort(chosen, origin) === port) return 'is-chosen'
  return legal.get(resourceId)?.some((ends) => otherPort(ends, origin) === port) ? 'is-legal' : ''
}
