import type { Model, ModelResource } from '../../compile/model'
import { MAX_INVOCATIONS_IN_CHAIN } from '../../services/lambda/recursion/limits'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted } from './words'

/** Functions that set themselves off until Lambda stopped them. */
export const recursiveLoop: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const stopped = totalOf(result, fn.id, 'RecursiveInvocationsDropped')
    if (stopped === 0) return []
    const loop = wayBack(model, fn)
    const bucket = loop.find(({ type }) => type === 'aws.s3.bucket')
    const invocations = totalOf(result, fn.id, 'Invocations')
    return [
      {
        code: 'lambda.recursiveLoop',
        severity: 'critical',
        resourceIds: loop.map(({ id }) => id),
        limitIds: ['lambda.recursion'],
        title: 'A function sets itself off',
        evidence: `Lambda stopped ${counted(stopped, 'chain')} of events that had run ${fn.name} ${MAX_INVOCATIONS_IN_CHAIN} times, going round ${[...loop, fn].map(({ name }) => name).join(' → ')}; all ${count(invocations)} of its invocations are billed.`,
        remedy:
          bucket === undefined
            ? `Let ${fn.name} write to another place than the one it gets its events from.`
            : `Let ${fn.name} write to another bucket than ${bucket.name}, or under a prefix that its notifications leave out.`,
        changes: [],
        source: SOURCES.recursion,
      },
    ]
  })

/** Resources on the shortest way along connections from a function back to itself, itself first. */
function wayBack(model: Model, fn: ModelResource): ModelResource[] {
  const ways: ModelResource[][] = [[fn]]
  const seen = new Set<ModelResource>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift())
    for (const { from, to } of model.connections) {
      if (from !== way[way.length - 1]) continue
      if (to === fn) return way
      if (seen.has(to)) continue
      seen.add(to)
      ways.push([...way, to])
    }
  return [fn]
}
