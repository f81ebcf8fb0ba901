import { type Resource, serviceOf, withDefaults } from '../../../sim/index'
import { fieldsOfType } from '../../store'
import type { FieldChoices, KnownValue } from './FieldChoices'

const none: readonly KnownValue[] = []
const LATEST = '$LATEST'

/** A function's versions, newest first, its aliases, and which of them have provisioned concurrency. */
export interface FunctionNames {
  versions: readonly { version: number; description: string }[]
  aliases: readonly { name: string; version: string }[]
  provisioned: readonly { qualifier: string }[]
}

/** What a function has published; null for any other resource. */
export function functionNames(resource: Resource | undefined): FunctionNames | null {
  if (resource?.type !== 'aws.lambda.function') return null
  const names = withDefaults(fieldsOfType(resource.type), resource.config) as unknown as FunctionNames
  return { ...names, versions: [...names.versions].sort((a, b) => b.version - a.version) }
}

/** What settings of a resource can be chosen from. */
export function resourceChoices(resource: Resource, resources: readonly Resource[]): FieldChoices {
  const names = functionNames(resource)
  if (names)
    return choicesOf({
      'provisioned.qualifier': [...aliasValues(names), ...versionValues(names)],
      'aliases.version': [latest(LATEST), ...versionValues(names)],
      'aliases.additionalVersion': versionValues(names),
    })
  if (resource.type === 'aws.cloudwatch.alarm') return choicesOf({ metric: metricValues(resource, resources) })
  if (resource.type !== 'aws.ec2.securityGroup') return () => none
  const groups = resources
    .filter(({ type }) => type === resource.type)
    .map(({ id, name }) => ({ value: id, label: name, ...(id === resource.id ? { hint: 'this group' } : {}) }))
  return choicesOf({ 'ingress.securityGroupId': groups, 'egress.securityGroupId': groups })
}

/** What settings of a connection can be chosen from. */
export function connectionChoices(target: Resource | undefined): FieldChoices {
  const names = functionNames(target)
  return names ? choicesOf({ qualifier: [latest(''), ...aliasValues(names), ...versionValues(names)] }) : () => none
}

/** What settings of an action can be chosen from. */
export function actionChoices(target: Resource | undefined): FieldChoices {
  const names = functionNames(target)
  if (!names) return () => none
  return choicesOf({
    alias: aliasValues(names),
    version: versionValues(names),
    qualifier: [...aliasValues(names), ...versionValues(names)],
  })
}

/** Metrics of the resource that an alarm watches. */
function metricValues({ config }: Resource, resources: readonly Resource[]): KnownValue[] {
  const [watched] = (config['metricOf'] as readonly string[] | undefined) ?? []
  const type = resources.find(({ id }) => id === watched)?.type
  return (serviceOf(type ?? '')?.metrics ?? []).map(({ name, namespace }) => ({
    value: name,
    label: name,
    group: namespace,
  }))
}

const choicesOf =
  (known: Readonly<Record<string, readonly KnownValue[]>>): FieldChoices =>
  (place) =>
    known[place] ?? none

const latest = (value: string): KnownValue => ({ value, label: LATEST, hint: 'unpublished' })

const versionValues = ({ versions }: FunctionNames): KnownValue[] =>
  versions.map(({ version, description }) => ({
    value: String(version),
    label: String(version),
    hint: description,
    group: 'Versions',
  }))

const aliasValues = ({ aliases }: FunctionNames): KnownValue[] =>
  aliases.map(({ name, version }) => ({ value: name, label: name, hint: `version ${version}`, group: 'Aliases' }))
