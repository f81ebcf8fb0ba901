import { type Connection, type FieldSet, type Resource, serviceOf } from '../../sim/index'

/** One end of a connection with the settings that AWS keeps on its side. */
export interface ConnectionSide {
  end: 'from' | 'to'
  resourceName: string
  serviceTitle: string
  portTitle: string
  fields: FieldSet
}

/** Both ends of a connection, source first. */
export function connectionSides(
  connection: Connection,
  resources: readonly Resource[],
): [ConnectionSide, ConnectionSide] {
  const side = (end: 'from' | 'to'): ConnectionSide => {
    const resource = resources.find(({ id }) => id === connection[end])
    const service = resource && serviceOf(resource.type)
    const portId = connection[`${end}Port`]
    const port = service?.ports.find(({ id }) => id === portId)
    return {
      end,
      resourceName: resource?.name ?? connection[end],
      serviceTitle: service?.title ?? resource?.type ?? 'missing',
      portTitle: port?.title ?? portId,
      fields: port?.connectionFields ?? {},
    }
  }
  return [side('from'), side('to')]
}
