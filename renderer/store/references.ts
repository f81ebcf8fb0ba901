import type { Draft } from 'immer'
import { type Connection, type Design, type Field, type FieldSet, serviceOf } from '../../sim/index'

// Where settings and scenarios refer to resources by id, known here alone. A resource's container and the ends of
// connections are part of the drawing itself, and handled where it is edited.

type Config = Readonly<Record<string, unknown>>

/** What becomes of a reference: another id, the same, or null for none. `types` are those that may be named there. */
export type RenameReference = (id: string, types: readonly string[] | null) => string | null

/** Text settings that hold the id of a resource, such as the group that a security group's rule lets in. */
const textReferences: ReadonlySet<string> = new Set(['securityGroupId'])

/** Settings with their references to resources renamed or dropped; the same object where there are none to change. */
export function renameReferences<C extends Config>(fields: FieldSet, config: C, rename: RenameReference): C {
  const changes = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const value = config[name]
    const renamed = renamedValue(name, field, value, rename)
    return renamed === value ? [] : [[name, renamed]]
  })
  return changes.length === 0 ? config : { ...config, ...Object.fromEntries(changes) }
}

/** Settings that a type of resource has. */
export const fieldsOfType = (type: string): FieldSet => (serviceOf(type)?.fields ?? {}) as FieldSet

/** Settings that a connection has, of both its ends. */
export function fieldsOfConnection(
  { from, fromPort, to, toPort }: Pick<Connection, 'from' | 'fromPort' | 'to' | 'toPort'>,
  typeOf: (resourceId: string) => string | undefined,
): FieldSet {
  const at = (resourceId: string, portId: string): FieldSet =>
    serviceOf(typeOf(resourceId) ?? '')?.ports.find(({ id }) => id === portId)?.connectionFields ?? {}
  return { ...at(from, fromPort), ...at(to, toPort) }
}

/** Takes resources that are gone out of everything that refers to them: settings, load, faults, actions, places. */
export function forgetResources(design: Draft<Design>, gone: ReadonlySet<string>): void {
  if (gone.size === 0) return
  const types = new Map(design.resources.map(({ id, type }) => [id, type]))
  const rename: RenameReference = (id) => (gone.has(id) ? null : id)
  const clean = (fields: FieldSet, thing: { config: Record<string, unknown> }): void => {
    const config = renameReferences(fields, thing.config, rename)
    if (config !== thing.config) thing.config = config
  }
  for (const resource of design.resources) clean(fieldsOfType(resource.type), resource)
  for (const connection of design.connections)
    clean(
      fieldsOfConnection(connection, (id) => types.get(id)),
      connection,
    )
  for (const id of gone) delete design.view.positions[id]
  for (const scenario of design.scenarios) {
    if (scenario.streams.some(({ target }) => gone.has(target)))
      scenario.streams = scenario.streams.filter(({ target }) => !gone.has(target))
    if (scenario.faults.some(({ target }) => gone.has(target)))
      scenario.faults = scenario.faults.filter(({ target }) => !gone.has(target))
    if (scenario.actions?.some(({ target }) => gone.has(target)))
      scenario.actions = scenario.actions.filter(({ target }) => !gone.has(target))
  }
}

function renamedValue(name: string, field: Field, value: unknown, rename: RenameReference): unknown {
  if (field.kind === 'resources' && Array.isArray(value)) {
    const ids = value as string[]
    const kept = ids.flatMap((id) => rename(id, field.types.length === 0 ? null : field.types) ?? [])
    return kept.length === ids.length && kept.every((id, index) => id === ids[index]) ? value : kept
  }
  if (field.kind === 'list' && Array.isArray(value)) {
    const items = value as Record<string, unknown>[]
    const renamed = items.map((item) => renameReferences(field.item, item, rename))
    return renamed.every((item, index) => item === items[index]) ? value : renamed
  }
  if (field.kind === 'text' && textReferences.has(name) && typeof value === 'string' && value !== '')
    return rename(value, null) ?? ''
  return value
}
