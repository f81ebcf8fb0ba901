import type { AnyService } from '../services/define'
import type { FieldSet } from '../services/fields'
import { didYouMean } from './nearest'
import { DOCUMENT, member, type Place, type ProblemList } from './problems'
import {
  eachObject,
  isObject,
  own,
  readId,
  readList,
  readReference,
  readText,
  refuseUnknownKeys,
  type JsonObject,
} from './reader'
import { CONNECTION_KEYS, MAX, MAX_TEXT, RESOURCE_KEYS } from './shapes'
import type { Connection, Resource } from './types'
import { checkConfig } from './validateFields'
import { quoted, shown } from './words'

/** Resources by id; those that are too broken to be known by more than their id have no type. */
export function readResources(
  file: JsonObject,
  services: Map<string, AnyService>,
  problems: ProblemList,
): Map<string, Resource> {
  const resources = new Map<string, Resource>()
  const taken = new Set<string>()
  const types = [...services.keys()]
  const place = member(DOCUMENT, 'resources')
  const list = readList(file, 'resources', { max: MAX.resources, required: true }, DOCUMENT, problems)
  eachObject(list, 'A resource', place, problems, (object, unnamed) => {
    const id = readId(object, 'a resource', taken, unnamed, problems)
    const at: Place = { resourceId: id, path: unnamed.path }
    refuseUnknownKeys(object, RESOURCE_KEYS, at, problems)
    const type = own(object, 'type')
    const service = typeof type === 'string' ? services.get(type) : undefined
    if (service === undefined) {
      problems.error(
        'resource.type',
        member(at, 'type'),
        `There is no service of type ${typeof type === 'string' ? quoted(type) : shown(type)}.`,
        () => didYouMean(typeof type === 'string' ? type : '', types),
      )
    }
    const name = readText(
      object,
      'name',
      { label: 'The name of a resource', maxLength: MAX_TEXT.name, default: id ?? '' },
      at,
      problems,
    )
    const config = own(object, 'config') ?? {}
    if (service !== undefined) checkConfig(service.fields as FieldSet, config, member(at, 'config'), problems)
    const parentId =
      own(object, 'parentId') === undefined ? undefined : readReference(object, 'parentId', 'parentId', at, problems)
    if (id === null || service === undefined || !isObject(config)) return
    resources.set(id, { id, type: service.type, name, ...(parentId ? { parentId } : {}), config })
  })
  // References to resources that could not be read are not dangling: one problem is enough.
  for (const id of taken) if (!resources.has(id)) resources.set(id, { id, type: '', name: id, config: {} })
  return resources
}

/** Every container exists, and none contains itself. Each chain of parents is walked once. */
export function checkContainment(resources: Map<string, Resource>, problems: ProblemList): void {
  const settled = new Set<string>()
  for (const resource of resources.values()) {
    const chain: string[] = []
    const onChain = new Set<string>()
    let current: Resource | undefined = resource
    while (current !== undefined && !settled.has(current.id)) {
      if (onChain.has(current.id)) {
        const cycle = [...chain.slice(chain.indexOf(current.id)), current.id]
        problems.error(
          'resource.containsItself',
          { resourceId: current.id, path: `resources[${current.id}].parentId` },
          `${current.id} contains itself: ${cycle.slice(0, 8).join(' in ')}.`,
          'Remove parentId from one of them.',
        )
        break
      }
      chain.push(current.id)
      onChain.add(current.id)
      const { parentId } = current
      if (parentId === undefined) break
      const parent: Resource | undefined = resources.get(parentId)
      if (parent === undefined) {
        problems.error(
          'resource.parentMissing',
          { resourceId: current.id, path: `resources[${current.id}].parentId` },
          `${current.id} is inside ${parentId}, which does not exist.`,
          () => didYouMean(parentId, [...resources.keys()]),
        )
      }
      current = parent
    }
    for (const id of chain) settled.add(id)
  }
}

export function readConnections(
  file: JsonObject,
  resources: Map<string, Resource>,
  services: Map<string, AnyService>,
  problems: ProblemList,
): Connection[] {
  const connections: Connection[] = []
  const taken = new Set<string>()
  const list = readList(file, 'connections', { max: MAX.connections, required: true }, DOCUMENT, problems)
  const end = (object: JsonObject, name: 'from' | 'to', at: Place): string | null => {
    const id = readReference(object, name, name, at, problems)
    if (id !== null && !resources.has(id)) {
      problems.error(
        'connection.dangling',
        member(at, name),
        `The connection ${at.path.slice(12, -1)} ${name === 'from' ? 'comes from' : 'leads to'} ${id}, which does not exist.`,
        () => didYouMean(id, [...resources.keys()]),
      )
      return null
    }
    return id
  }
  eachObject(list, 'A connection', member(DOCUMENT, 'connections'), problems, (object, unnamed) => {
    const id = readId(object, 'a connection', taken, unnamed, problems)
    const source = own(object, 'from')
    const at: Place = {
      resourceId: typeof source === 'string' && resources.has(source) ? source : null,
      path: unnamed.path,
    }
    refuseUnknownKeys(object, CONNECTION_KEYS, at, problems)
    const from = end(object, 'from', at)
    const to = end(object, 'to', at)
    const port = (name: 'fromPort' | 'toPort', resourceId: string | null): string => {
      const port = readText(object, name, { label: name, maxLength: MAX_TEXT.port, minLength: 1 }, at, problems)
      const service = resourceId === null ? undefined : services.get(resources.get(resourceId)!.type)
      if (port !== '' && service !== undefined && !service.ports.some((candidate) => candidate.id === port)) {
        problems.error('connection.port', member(at, name), `${service.title} has no port ${quoted(port)}.`, () =>
          didYouMean(
            port,
            service.ports.map((candidate) => candidate.id),
          ),
        )
      }
      return port
    }
    const fromPort = port('fromPort', from)
    const toPort = port('toPort', to)
    const config = own(object, 'config') ?? {}
    const fields = {
      ...connectionFields(from, fromPort, resources, services),
      ...connectionFields(to, toPort, resources, services),
    }
    if (from !== null && to !== null) checkConfig(fields, config, member(at, 'config'), problems)
    if (id === null || from === null || to === null || !isObject(config)) return
    connections.push({ id, from, fromPort, to, toPort, config })
  })
  return connections
}

function connectionFields(
  resourceId: string | null,
  port: string,
  resources: Map<string, Resource>,
  services: Map<string, AnyService>,
): FieldSet {
  const service = resourceId === null ? undefined : services.get(resources.get(resourceId)!.type)
  return service?.ports.find((candidate) => candidate.id === port)?.connectionFields ?? {}
}
