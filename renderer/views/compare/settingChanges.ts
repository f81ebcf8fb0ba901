import { type Design, type Field, type FieldSet, serviceOf, services, withDefaults } from '../../../sim/index'
import { valueText } from '../../inspector/valueText'
import type { RunRecord } from '../../store'

/** One setting that two runs differ in. */
export interface SettingChangeText {
  id: string
  label: string
  before: string
  after: string
  /** Resources that it is about. */
  resourceIds: readonly string[]
}

type Config = Readonly<Record<string, unknown>>

/** What two runs differ in: settings of resources and connections, quotas, load and seed, in words. */
export function settingChanges(before: RunRecord, after: RunRecord): SettingChangeText[] {
  return [
    ...resourceChanges(before.design, after.design),
    ...connectionChanges(before.design, after.design),
    ...accountChanges(before.design, after.design),
    ...scenarioChanges(before, after),
  ]
}

function resourceChanges(before: Design, after: Design): SettingChangeText[] {
  const old = new Map(before.resources.map((resource) => [resource.id, resource]))
  const now = new Set(after.resources.map(({ id }) => id))
  const gone = before.resources.filter(({ id }) => !now.has(id))
  return [
    ...after.resources.flatMap(({ id, type, name, config }) => {
      const earlier = old.get(id)
      if (!earlier) return [{ id, label: name, before: 'not there', after: 'added', resourceIds: [id] }]
      const fields = (serviceOf(type)?.fields ?? {}) as FieldSet
      return fieldChanges(`${id} `, name, fields, earlier.config, config, [id])
    }),
    ...gone.map(({ id, name }) => ({ id, label: name, before: 'there', after: 'removed', resourceIds: [] })),
  ]
}

function connectionChanges(before: Design, after: Design): SettingChangeText[] {
  const old = new Map(before.connections.map((connection) => [connection.id, connection]))
  const now = new Set(after.connections.map(({ id }) => id))
  const gone = before.connections.filter(({ id }) => !now.has(id))
  const resourceOf = (design: Design, id: string) => design.resources.find((resource) => resource.id === id)
  const label = (design: Design, { from, to }: { from: string; to: string }): string =>
    `${resourceOf(design, from)?.name ?? from} → ${resourceOf(design, to)?.name ?? to}`
  return [
    ...after.connections.flatMap((connection) => {
      const { id, from, to, fromPort, toPort, config } = connection
      const name = label(after, connection)
      const earlier = old.get(id)
      if (!earlier) return [{ id, label: name, before: 'not there', after: 'connected', resourceIds: [from, to] }]
      const portFields = (resourceId: string, port: string): FieldSet =>
        serviceOf(resourceOf(after, resourceId)?.type ?? '')?.ports.find((each) => each.id === port)
          ?.connectionFields ?? {}
      const fields = { ...portFields(from, fromPort), ...portFields(to, toPort) }
      return fieldChanges(`${id} `, name, fields, earlier.config, config, [from, to])
    }),
    ...gone.map((connection) => ({
      id: connection.id,
      label: label(before, connection),
      before: 'connected',
      after: 'removed',
      resourceIds: [],
    })),
  ]
}

function accountChanges(before: Design, after: Design): SettingChangeText[] {
  const quotas = new Map(services.flatMap((service) => service.quotas.map((quota) => [quota.id, quota] as const)))
  const ids = new Set([...Object.keys(before.account.quotas), ...Object.keys(after.account.quotas)])
  const changes = [...ids].flatMap((id) => {
    const quota = quotas.get(id)
    const valueIn = (design: Design): string => String(design.account.quotas[id] ?? quota?.default ?? '')
    const [old, now] = [valueIn(before), valueIn(after)]
    return old === now
      ? []
      : [{ id, label: `Account · ${quota?.title ?? id}`, before: old, after: now, resourceIds: [] }]
  })
  if (before.region !== after.region)
    changes.push({ id: 'region', label: 'Region', before: before.region, after: after.region, resourceIds: [] })
  return changes
}

function scenarioChanges(before: RunRecord, after: RunRecord): SettingChangeText[] {
  const of = ({ design, scenarioId }: RunRecord) => design.scenarios.find(({ id }) => id === scenarioId)
  const [old, now] = [of(before), of(after)]
  const changes: SettingChangeText[] = []
  const note = (id: string, label: string, earlier: string, later: string): void =>
    void changes.push({ id, label, before: earlier, after: later, resourceIds: [] })
  if (old && now && old.id !== now.id) note('scenario', 'Scenario', old.name, now.name)
  else if (JSON.stringify(old) !== JSON.stringify(now))
    note('scenario', `Scenario ${now?.name ?? ''}`, 'as it was', 'edited')
  if (before.seed !== after.seed) note('seed', 'Seed', String(before.seed), String(after.seed))
  return changes
}

function fieldChanges(
  id: string,
  label: string,
  fields: FieldSet,
  before: Config,
  after: Config,
  resourceIds: readonly string[],
): SettingChangeText[] {
  const old = withDefaults(fields, before) as Config
  const now = withDefaults(fields, after) as Config
  return Object.entries(fields).flatMap(([name, field]): SettingChangeText[] => {
    const [earlier, later] = [old[name], now[name]]
    if (JSON.stringify(earlier) === JSON.stringify(later)) return []
    const title = `${label} · ${field.label}`
    if (field.kind === 'list' && Array.isArray(earlier) && Array.isArray(later) && earlier.length === later.length)
      return later.flatMap((item: Config, index) =>
        fieldChanges(
          `${id}${name} ${index} `,
          `${title} ${nameOf(item)}`,
          field.item,
          earlier[index] as Config,
          item,
          resourceIds,
        ),
      )
    const [from, to] = [textOf(field, earlier), textOf(field, later)]
    const told = from === to ? { before: 'as it was', after: 'edited' } : { before: from, after: to }
    return [{ id: `${id}${name}`, label: title, ...told, resourceIds }]
  })
}

const textOf = (field: Field, value: unknown): string => valueText(field, value) || 'empty'

/** What an entry of a list goes by. */
function nameOf(item: Config): string {
  const name = item['name'] ?? item['qualifier'] ?? item['version']
  return typeof name === 'string' || typeof name === 'number' ? String(name) : ''
}
