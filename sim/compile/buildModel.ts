import type { Connection, Design } from '../design/types'
import type { AnyService } from '../services/define'
import { withDefaults, type FieldSet } from '../services/fields'
import { functionLoops } from './functionLoops'
import type { Model, ModelConnection, ModelResource } from './model'
import { NetworkMap } from './network/NetworkMap'
import { networkPath } from './network/networkPath'

/** Resolves a design that `check` found no errors in. */
export function buildModel(design: Design, services: readonly AnyService[]): Model {
  const byType = new Map(services.map((service) => [service.type, service]))
  const byId = new Map<string, ModelResource>()
  const loops = functionLoops(design.resources, design.connections)
  const resources = design.resources.map((resource, index): ModelResource => {
    const service = byType.get(resource.type)!
    const { id, type, name, parentId } = resource
    const config = withDefaults(service.fields as FieldSet, resource.config)
    const loop = loops.get(id)
    const model = {
      index,
      id,
      type,
      name,
      ...(parentId === undefined ? {} : { parentId }),
      service,
      config,
      ...(loop === undefined ? {} : { loop }),
    }
    byId.set(id, model)
    return model
  })
  const network = new NetworkMap(resources)
  const connections = design.connections.map((connection, index): ModelConnection => {
    const from = byId.get(connection.from)!
    const to = byId.get(connection.to)!
    const { id, fromPort, toPort } = connection
    const config = withDefaults(connectionFields(from.service, to.service, connection), connection.config)
    const isRequest = from.service.ports.find((port) => port.id === fromPort)!.protocol === 'request'
    const path = isRequest ? networkPath(network, from, to, toPort) : null
    return { index, id, from, fromPort, to, toPort, config, ...(path === null ? {} : { path }) }
  })
  return {
    design,
    region: design.region,
    account: {
      freeTier: design.account.freeTier,
      quotas: quotasInForce(design, services),
      era: design.account.era ?? 'modern',
    },
    resources,
    connections,
  }
}

/** Settings that a connection has at both of its ports. */
export const connectionFields = (
  from: AnyService | undefined,
  to: AnyService | undefined,
  ports: Pick<Connection, 'fromPort' | 'toPort'>,
): FieldSet => ({
  ...from?.ports.find((port) => port.id === ports.fromPort)?.connectionFields,
  ...to?.ports.find((port) => port.id === ports.toPort)?.connectionFields,
})

/** Value of every account quota: the design's own, otherwise AWS's default. */
export function quotasInForce(design: Design, services: readonly AnyService[]): Record<string, number> {
  const quotas: Record<string, number> = {}
  for (const service of services) {
    for (const quota of service.quotas) {
      quotas[quota.id] = Object.hasOwn(design.account.quotas, quota.id)
        ? design.account.quotas[quota.id]!
        : quota.default
    }
  }
  return quotas
}
