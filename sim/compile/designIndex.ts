import type { Connection, Design, Resource } from '../design/types'
import type { AnyService, Port } from '../services/define'
import { withDefaults, type FieldSet } from '../services/fields'

/** A resource of a design under check. */
export interface IndexedResource {
  resource: Resource
  service: AnyService
  /** False when its settings have errors: then nobody looks at them further. */
  sound: boolean
}

/** A connection whose ends and ports exist. */
export interface IndexedConnection {
  connection: Connection
  from: IndexedResource
  fromPort: Port
  to: IndexedResource
  toPort: Port
  /** False when it is not legal or its settings have errors. */
  sound: boolean
}

/** A design with what refers to what, for checks that take time in proportion to its size. */
export class DesignIndex {
  /** Resources of a known type, by id; the first one where an id is used twice. */
  readonly resources = new Map<string, IndexedResource>()
  readonly connections: IndexedConnection[] = []
  readonly services: ReadonlyMap<string, AnyService>
  private readonly outgoing = new Map<string, IndexedConnection[]>()
  private readonly incoming = new Map<string, IndexedConnection[]>()
  private readonly byType = new Map<string, IndexedResource[]>()
  private readonly configs = new Map<Resource, Readonly<Record<string, unknown>>>()

  constructor(
    readonly design: Design,
    services: readonly AnyService[],
  ) {
    this.services = new Map(services.map((service) => [service.type, service]))
    for (const resource of design.resources) {
      const service = this.services.get(resource.type)
      if (service === undefined || this.resources.has(resource.id)) continue
      const indexed = { resource, service, sound: true }
      this.resources.set(resource.id, indexed)
      append(this.byType, resource.type, indexed)
    }
    for (const connection of design.connections) {
      const from = this.resources.get(connection.from)
      const to = this.resources.get(connection.to)
      const fromPort = from?.service.ports.find((port) => port.id === connection.fromPort)
      const toPort = to?.service.ports.find((port) => port.id === connection.toPort)
      if (!from || !to || !fromPort || !toPort) continue
      const indexed = { connection, from, fromPort, to, toPort, sound: true }
      this.connections.push(indexed)
      append(this.outgoing, connection.from, indexed)
      append(this.incoming, connection.to, indexed)
    }
  }

  from(resourceId: string): readonly IndexedConnection[] {
    return this.outgoing.get(resourceId) ?? []
  }

  to(resourceId: string): readonly IndexedConnection[] {
    return this.incoming.get(resourceId) ?? []
  }

  ofType(type: string): readonly IndexedResource[] {
    return this.byType.get(type) ?? []
  }

  /** Settings of a sound resource with defaults filled in. */
  configOf({ resource, service }: IndexedResource): Readonly<Record<string, unknown>> {
    let config = this.configs.get(resource)
    if (config === undefined) {
      config = withDefaults(service.fields as FieldSet, resource.config)
      this.configs.set(resource, config)
    }
    return config
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
