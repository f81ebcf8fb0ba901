import { defaultOf, type ListField } from '../../../sim/index'
import { fieldsOfType } from '../../store'
import { valueText } from '../valueText'
import type { Entry, ListLook } from './listLook'

const functionType = 'aws.lambda.function'

/** How the lists of a Lambda function are shown and grow. */
export const functionLists: Readonly<Record<string, ListLook>> = {
  [`${functionType} versions`]: {
    text: ({ version, description, settings, memoryMb, runtime }) => ({
      title: `Version ${String(version)}`,
      detail: joined(
        String(description),
        settings === 'latest' ? 'as $LATEST' : `${shown('memoryMb', memoryMb)} · ${shown('runtime', runtime)}`,
      ),
    }),
    addLabel: 'Publish version',
    newEntry: publishedVersion,
    frozen: 'Frozen when published: AWS never changes a version.',
  },
  [`${functionType} aliases`]: {
    text: ({ name, version, additionalVersion, additionalPercent }) => ({
      title: String(name),
      detail:
        additionalVersion === null
          ? `→ ${versionText(version)}`
          : `→ ${versionText(version)}, ${String(additionalPercent)}% → ${Number(additionalVersion)}`,
    }),
    newEntry: (config, aliases) => ({
      name: freeName(aliases.map(({ name }) => String(name))),
      version: newestVersion(config) === null ? '$LATEST' : String(newestVersion(config)),
      additionalVersion: null,
      additionalPercent: 10,
    }),
  },
  [`${functionType} provisioned`]: {
    text: ({ qualifier, concurrency, scaling, minimum, maximum, targetPercent }) => ({
      title: String(qualifier),
      detail:
        scaling === 'targetTracking'
          ? `${String(concurrency)} · ${String(minimum)} to ${String(maximum)} at ${String(targetPercent)}% use`
          : `${String(concurrency)} kept ready`,
    }),
    newEntry: (config, entries, field) => {
      const taken = new Set(entries.map(({ qualifier }) => qualifier))
      const names = [
        ...entriesOf(config, 'aliases').map(({ name }) => String(name)),
        String(newestVersion(config) ?? 1),
      ]
      return { ...defaultsOf(field), qualifier: names.find((name) => !taken.has(name)) ?? names[0] }
    },
  },
}

/** The next version with the settings that the function has now: what publishing does. */
function publishedVersion(config: Entry, versions: readonly Entry[], field: ListField): Record<string, unknown> {
  const own = Object.keys(field.item).filter((name) => field.item[name]?.visibleWhen?.field === 'settings')
  const number = versions.reduce((highest, { version }) => Math.max(highest, Number(version)), 0) + 1
  return {
    ...defaultsOf(field),
    version: number,
    settings: 'own',
    ...Object.fromEntries(own.map((name) => [name, structuredClone(config[name])])),
  }
}

const defaultsOf = ({ item }: ListField): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, field]) => [name, structuredClone(defaultOf(field))]))

const entriesOf = (config: Entry, name: string): readonly Entry[] => (config[name] ?? []) as readonly Entry[]

/** Number of the version published last; null before any. */
function newestVersion(config: Entry): number | null {
  const numbers = entriesOf(config, 'versions').map(({ version }) => Number(version))
  return numbers.length === 0 ? null : Math.max(...numbers)
}

/** `live`, the name that most give first, then `alias-2`. */
function freeName(taken: readonly string[]): string {
  if (!taken.includes('live')) return 'live'
  let number = taken.length + 1
  while (taken.includes(`alias-${number}`)) number++
  return `alias-${number}`
}

const versionText = (version: unknown): string => (version === '$LATEST' ? '$LATEST' : `version ${String(version)}`)

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

function shown(name: string, value: unknown): string {
  const field = fieldsOfType(functionType)[name]
  return field === undefined ? '' : valueText(field, value)
}
