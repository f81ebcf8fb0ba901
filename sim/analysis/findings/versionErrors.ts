import type { ModelResource } from '../../compile/model'
import type { Scenario } from '../../design/types'
import type { Finding, RunResult } from '../../result'
import { withDefaults } from '../../services/fields'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, percent } from './words'

interface AliasSettings {
  name: string
  version: string
  additionalVersion: number | null
  additionalPercent: number
}

/** A version that takes over the calls of another under an alias. */
interface Shift {
  alias: string
  from: string
  to: string
  /** By the alias's own weights, not by a deployment of the scenario. */
  isWeighted: boolean
}

/** Fewer invocations of a version say little. */
const FEWEST_INVOCATIONS = 20
/** Standard deviations by which error shares must differ so that it is not chance. */
const SIGNIFICANT = 3

/** A new version behind an alias that fails more often than the one before it. */
export const versionErrors: Rule = ({ model, scenario, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) =>
    shifts(scenario, fn).flatMap(({ alias, from, to, isWeighted }): Finding[] => {
      const before = recordOf(result, fn.id, from)
      const after = recordOf(result, fn.id, to)
      if (!(significance(before, after) >= SIGNIFICANT)) return []
      const aliases = fn.config['aliases'] as readonly AliasSettings[]
      return [
        {
          code: 'lambda.versionErrors',
          severity: 'critical',
          resourceIds: [fn.id],
          title: 'The new version fails more often than the old one',
          evidence: `Under ${alias}, version ${to} of ${fn.name} failed ${count(after.errors)} of ${counted(after.invocations, 'invocation')} (${percent(after.errors / after.invocations)}), version ${from} ${count(before.errors)} of ${count(before.invocations)} (${percent(before.errors / before.invocations)}).`,
          remedy: isWeighted
            ? `Take version ${to} out of ${alias}; deploy it again when it is repaired.`
            : `Move ${alias} back to version ${from}. A canary or linear deployment with an alarm on the errors of version ${to} rolls back by itself before all calls have moved.`,
          changes: isWeighted
            ? [
                {
                  resourceId: fn.id,
                  field: 'aliases',
                  value: aliases.map((entry) => (entry.name === alias ? { ...entry, additionalVersion: null } : entry)),
                },
              ]
            : [],
          source: SOURCES.aliases,
        },
      ]
    }),
  )

/** Weighted aliases, and deployments of the scenario in their order. */
function shifts({ actions = [] }: Scenario, fn: ModelResource): Shift[] {
  const aliases = fn.config['aliases'] as readonly AliasSettings[]
  const weighted = aliases.flatMap(({ name, version, additionalVersion }) =>
    additionalVersion === null ? [] : [{ alias: name, from: version, to: String(additionalVersion), isWeighted: true }],
  )
  const current = new Map(aliases.map(({ name, version }) => [name, version]))
  const action = fn.service.actions?.find(({ id }) => id === 'deployVersion')
  const deployed = actions
    .filter((entry) => entry.target === fn.id && entry.action === 'deployVersion' && action !== undefined)
    .sort((a, b) => a.atSeconds - b.atSeconds)
    .flatMap((entry): Shift[] => {
      const settings = withDefaults(action!.fields, entry.settings)
      const alias = settings['alias'] as string
      const from = current.get(alias)
      const to = String(settings['version'] as number)
      current.set(alias, to)
      return from === undefined || from === to ? [] : [{ alias, from, to, isWeighted: false }]
    })
  return [...weighted, ...deployed]
}

interface VersionRecord {
  invocations: number
  errors: number
}

const recordOf = (result: RunResult, fn: string, version: string): VersionRecord => ({
  invocations: totalOf(result, fn, `Invocations{ExecutedVersion=${version}}`),
  errors: totalOf(result, fn, `Errors{ExecutedVersion=${version}}`),
})

/** By how many standard deviations the error share has risen; NaN when there is too little to say. */
function significance(before: VersionRecord, after: VersionRecord): number {
  if (Math.min(before.invocations, after.invocations) < FEWEST_INVOCATIONS) return NaN
  const share = (before.errors + after.errors) / (before.invocations + after.invocations)
  const deviation = Math.sqrt(share * (1 - share) * (1 / before.invocations + 1 / after.invocations))
  return (after.errors / after.invocations - before.errors / before.invocations) / deviation
}
