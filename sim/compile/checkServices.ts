import { didYouMean } from '../design/nearest'
import { connectionPath, resourcePath, type ProblemList } from '../design/problems'
import type { AnyService } from '../services/define'
import { withDefaults } from '../services/fields'
import { connectionFields, quotasInForce } from './buildModel'
import type { DesignIndex, IndexedConnection, IndexedResource } from './designIndex'

type CheckContext = Parameters<NonNullable<AnyService['check']>>[0]

/** Lets every service look at its resources: rules between settings, and between neighbours. */
export function checkServices(index: DesignIndex, problems: ProblemList): void {
  const quotas = quotasInForce(index.design, [...index.services.values()])
  const ofType = new Map<string, ReturnType<CheckContext['resourcesOfType']>>()
  for (const indexed of index.resources.values()) {
    const { resource, service } = indexed
    if (service.traffic === true && index.from(resource.id).length === 0) {
      problems.warning(
        'client.unconnected',
        { resourceId: resource.id, path: resourcePath(resource.id) },
        `${resource.name} is not connected to anything: its traffic goes nowhere.`,
        'Draw a connection from it to what it calls.',
      )
    }
    if (!indexed.sound || service.check === undefined) continue
    const context: CheckContext = {
      resourceId: resource.id,
      parentId: resource.parentId ?? null,
      config: index.configOf(indexed) as CheckContext['config'],
      region: index.design.region,
      era: index.design.account.era ?? 'modern',
      quota: (id) => {
        if (!Object.hasOwn(quotas, id)) throw new Error(`${service.type} asks for an unknown quota: ${id}`)
        return quotas[id]!
      },
      connections: (port) => neighbours(index, indexed, port),
      leadsTo: (fromId, toId) => leadsTo(index, fromId, toId),
      resourcesOfType: (type) => {
        let found = ofType.get(type)
        if (found === undefined) {
          found = index
            .ofType(type)
            .filter((other) => other.sound)
            .map((other) => ({
              id: other.resource.id,
              name: other.resource.name,
              parentId: other.resource.parentId ?? null,
              config: index.configOf(other),
            }))
          ofType.set(type, found)
        }
        return found
      },
      resource: (id) => {
        const other = index.resources.get(id)
        if (other === undefined) return null
        return { id, type: other.resource.type, name: other.resource.name, metrics: other.service.metrics }
      },
      didYouMean,
    }
    for (const problem of service.check(context)) {
      const { code, severity, message, help, field, connectionId } = problem
      const ofConnection = connectionId !== undefined && !(field !== undefined && Object.hasOwn(service.fields, field))
      const path = ofConnection ? connectionPath(connectionId, field) : resourcePath(resource.id, field)
      problems.add({ code, severity, resourceId: resource.id, path, message, help })
    }
  }
}

function leadsTo(index: DesignIndex, fromId: string, toId: string): boolean {
  const seen = new Set([fromId])
  for (const id of seen) {
    for (const { connection, sound } of index.from(id)) {
      if (!sound) continue
      if (connection.to === toId) return true
      seen.add(connection.to)
    }
  }
  return false
}

function neighbours(
  index: DesignIndex,
  { resource }: IndexedResource,
  port: string,
): ReturnType<CheckContext['connections']> {
  const end = (connection: IndexedConnection, other: IndexedResource, port: string) => ({
    id: connection.connection.id,
    other: {
      id: other.resource.id,
      type: other.resource.type,
      name: other.resource.name,
      port,
      config: index.configOf(other),
    },
    config: withDefaults(
      connectionFields(connection.from.service, connection.to.service, connection.connection),
      connection.connection.config,
    ),
  })
  const sound = (connection: IndexedConnection): boolean =>
    connection.sound && connection.from.sound && connection.to.sound
  return [
    ...index
      .from(resource.id)
      .filter((connection) => sound(connection) && connection.connection.fromPort === port)
      .map((connection) => end(connection, connection.to, connection.connection.toPort)),
    ...index
      .to(resource.id)
      .filter((connection) => sound(connection) && connection.connection.toPort === port)
      .map((connection) => end(connection, connection.from, connection.connection.fromPort)),
  ]
}
