import { entering, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, percent, time } from './words'

/** AWS: in production, cold starts are typically under 1% of invocations. */
const TYPICAL = 0.01
/** Fewer invocations say little about shares. */
const FEWEST_INVOCATIONS = 100
/** Slow traces say something from this many on. */
const FEWEST_TRACES = 5

/** Functions that start cold so often that users notice. */
export const coldStarts: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const invocations = totalOf(result, fn.id, 'Invocations')
    const cold = totalOf(result, fn.id, 'ColdStarts')
    const share = invocations > 0 ? cold / invocations : 0
    // Nobody waits for a function that is only polled.
    const waitedFor = entering(model, fn, 'invoke').length > 0
    if (!waitedFor || invocations < FEWEST_INVOCATIONS || share <= TYPICAL) return []
    const slow = result.traces.filter(
      ({ kept, segments }) => kept === 'slowest' && segments.some(({ resourceId }) => resourceId === fn.id),
    )
    const slowCold = slow.filter(({ coldStart }) => coldStart).length
    const init = result.resources[fn.id]!.metrics['InitDuration']!.summary
    const image = fn.config['packageType'] === 'image'
    return [
      {
        code: 'lambda.coldStarts',
        severity: 'warning',
        resourceIds: [fn.id],
        title: 'Cold starts are more than one in a hundred',
        evidence: `${count(cold)} of ${count(invocations)} invocations of ${fn.name} (${percent(share)}) started cold, with an init of ${time(init.p50!)} (median) to ${time(init.p99!)} (p99)${
          slow.length >= FEWEST_TRACES
            ? `; ${slowCold} of the ${slow.length} slowest traces kept through it are cold.`
            : '.'
        }`,
        remedy: `${
          image ? 'Package it as a zip archive, which starts faster than a container image. ' : ''
        }Load less code at init, or choose a runtime with a shorter init. More memory does not shorten init.`,
        changes: image ? [{ resourceId: fn.id, field: 'packageType', value: 'zip' }] : [],
        source: SOURCES.executionEnvironment,
      },
    ]
  })
