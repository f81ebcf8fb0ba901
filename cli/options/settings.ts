import {
  type Design,
  didYouMean,
  type Field,
  type FieldSet,
  type Problem,
  serviceOf,
  services,
  validateConfig,
} from '../../sim/index'
import { InputError } from '../InputError'
import { exampleOf, parseFieldValue } from './fieldValue'

/** Something whose settings `--set` changes: a resource, or a connection. */
interface Owner {
  id: string
  resourceId: string | null
  path: string
  title: string
  config: Record<string, unknown>
  fields: FieldSet
}

/** Applies `--set` options such as `orders-fn.memoryMb=512MB` to a design; throws an InputError with all that are wrong. */
export function applySettings(design: Design, settings: readonly string[]): Design {
  if (settings.length === 0) return design
  const changed = structuredClone(design)
  const owners = ownersOf(changed)
  const problems: Problem[] = []
  const touched = new Set<Owner>()
  for (const setting of settings) {
    const owner = applySetting(changed, owners, setting, problems)
    if (owner !== null) touched.add(owner)
  }
  for (const owner of touched) {
    for (const problem of validateConfig(owner.fields, owner.config, `${owner.path}.config`, owner.resourceId)) {
      if (problem.severity === 'error') problems.push(problem)
    }
  }
  if (problems.length > 0) throw new InputError('--set', problems)
  return changed
}

function applySetting(design: Design, owners: readonly Owner[], setting: string, problems: Problem[]): Owner | null {
  const wrong = (code: string, message: string, help: string, resourceId: string | null = null): null => {
    problems.push({ code, severity: 'error', resourceId, path: `--set ${setting}`, message, help })
    return null
  }
  const equals = setting.indexOf('=')
  const target = equals < 0 ? setting : setting.slice(0, equals).trim()
  const value = setting.slice(equals + 1).trim()
  if (equals < 0 || !target.includes('.'))
    return wrong(
      'set.form',
      `${setting} is not RESOURCE.field=VALUE.`,
      'Write, for instance, --set orders-fn.memoryMb=512MB.',
    )
  if (target.startsWith('account.') && !owners.some(({ id }) => id === 'account'))
    return applyAccountSetting(design, target.slice('account.'.length), value, wrong)

  // Ids may contain dots: the longest that fits is meant.
  const owner = owners.filter(({ id }) => target.startsWith(`${id}.`)).sort((a, b) => b.id.length - a.id.length)[0]
  if (owner === undefined) {
    const id = target.slice(0, target.lastIndexOf('.'))
    const known = owners.map((candidate) => candidate.id)
    return wrong('set.unknownResource', `There is no resource or connection ${id}.`, didYouMean(id, known))
  }
  const name = target.slice(owner.id.length + 1)
  const field: Field | undefined = Object.hasOwn(owner.fields, name) ? owner.fields[name] : undefined
  if (field === undefined) {
    const help = didYouMean(name, Object.keys(owner.fields))
    return wrong('set.unknownField', `${owner.id} (${owner.title}) has no setting ${name}.`, help, owner.resourceId)
  }
  const parsed = parseFieldValue(field, value)
  if (parsed === value && field.kind !== 'text' && field.kind !== 'choice') {
    const help = `Write ${exampleOf(field)}.`
    return wrong(
      'set.value',
      `${value || 'Nothing'} is no value for ${field.label} of ${owner.id}.`,
      help,
      owner.resourceId,
    )
  }
  owner.config[name] = parsed
  return owner
}

function applyAccountSetting(
  design: Design,
  name: string,
  value: string,
  wrong: (code: string, message: string, help: string) => null,
): null {
  if (name === 'freeTier') {
    if (value !== 'true' && value !== 'false')
      return wrong('set.value', `${value} is no value for the free tier.`, 'Write true or false.')
    design.account.freeTier = value === 'true'
    return null
  }
  const quotas = services.flatMap((service) => service.quotas.map(({ id }) => id))
  if (!quotas.includes(name)) {
    const known = ['freeTier', ...quotas]
    return wrong('set.unknownField', `The account has no setting ${name}.`, didYouMean(name, known))
  }
  const quota = parseFieldValue(
    { kind: 'number', unit: 'count', label: name, help: '', default: 0, min: 0, max: 0, integer: false },
    value,
  )
  if (typeof quota !== 'number')
    return wrong('set.value', `${value} is no value for the quota ${name}.`, 'Write a number, such as 5000 or 5k.')
  design.account.quotas[name] = quota
  return null
}

function ownersOf(design: Design): Owner[] {
  const types = new Map(design.resources.map(({ id, type }) => [id, type]))
  const portFields = (resourceId: string, portId: string): FieldSet =>
    serviceOf(types.get(resourceId) ?? '')?.ports.find(({ id }) => id === portId)?.connectionFields ?? {}
  return [
    ...design.resources.flatMap(({ id, type, config }) => {
      const service = serviceOf(type)
      if (service === undefined) return []
      const fields = service.fields as FieldSet
      return { id, resourceId: id, path: `resources[${id}]`, title: service.title, config, fields }
    }),
    ...design.connections
      .filter(({ id }) => !types.has(id))
      .map(({ id, from, fromPort, to, toPort, config }) => ({
        id,
        resourceId: null,
        path: `connections[${id}]`,
        title: `connection from ${from} to ${to}`,
        config,
        fields: { ...portFields(from, fromPort), ...portFields(to, toPort) },
      })),
  ]
}
