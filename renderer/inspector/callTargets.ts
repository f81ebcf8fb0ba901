import { type Design, serviceOf } from '../../sim/index'

/** A connection that a handler can call over. */
export interface CallTarget {
  connection: string
  /** Name of the resource at its other end. */
  name: string
  type: string
  operations: readonly { id: string; title: string }[]
}

/** Connections over which a resource makes synchronous calls, in the design's order. */
export function callTargets(
  { resources, connections }: Pick<Design, 'resources' | 'connections'>,
  resourceId: string,
): CallTarget[] {
  const type = resources.find(({ id }) => id === resourceId)?.type
  const ports = (type === undefined ? undefined : serviceOf(type))?.ports ?? []
  return connections.flatMap((connection) => {
    const port = ports.find(({ id }) => id === connection.fromPort)
    if (connection.from !== resourceId || port?.direction !== 'out' || port.protocol !== 'request') return []
    const target = resources.find(({ id }) => id === connection.to)
    if (!target) return []
    const operations = serviceOf(target.type)?.operations ?? []
    return [{ connection: connection.id, name: target.name, type: target.type, operations }]
  })
}
