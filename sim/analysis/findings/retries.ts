import type { Model, ModelResource } from '../../compile/model'
import type { Finding } from '../../result'
import { callersOf, failuresOn, repliesOn } from './reach'
import { clientFactor, sdkFactor } from './retryFactors'
import { leaving, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, figure, percent } from './words'

/** Load that retries may add before it is worth telling. */
const TOLERATED = 1.3
/** Retries in two layers are told from this factor on in each. */
const TOLERATED_IN_LAYER = 1.1

/** Clients whose retries make much of the load. */
export const clientRetryAmplification: Rule = ({ model, result }) =>
  traffic(model).flatMap((client) => {
    const factor = clientFactor(result, client)
    if (factor <= TOLERATED) return []
    const requests = totalOf(result, client.id, 'Requests')
    const attempts = totalOf(result, client.id, 'Attempts')
    const failed = totalOf(result, client.id, 'Throttles') + totalOf(result, client.id, '5XXError')
    const maxAttempts = client.config['maxAttempts'] as number
    const value = Math.max(1, Math.min(2, maxAttempts - 1))
    const withoutJitter = client.config['jitter'] === 'none'
    return [
      {
        code: 'client.retryAmplification',
        severity: factor >= 2 ? 'critical' : 'warning',
        resourceIds: [client.id],
        title: 'Retries multiply the load',
        evidence: `${client.name} sent ${count(attempts)} tries for ${count(requests)} requests, ${figure(factor)} times the load: ${percent((attempts - requests) / attempts)} of all tries were retries. ${count(failed)} requests (${percent(failed / requests)}) failed all the same.`,
        remedy: `Cut attempts from ${maxAttempts} to ${value}, wait longer between them (back-off of 1 s or more${withoutJitter ? ', with full jitter' : ''}), and stop retrying when most tries fail (a retry budget or circuit breaker).`,
        changes: [
          { resourceId: client.id, field: 'maxAttempts', value },
          ...((client.config['backoffMs'] as number) < 1000
            ? [{ resourceId: client.id, field: 'backoffMs', value: 1000 }]
            : []),
          ...(withoutJitter ? [{ resourceId: client.id, field: 'jitter', value: 'full' }] : []),
        ],
        source: SOURCES.retries,
      },
    ]
  })

/** Functions whose SDK retries make much of the load on what they call; worse when their clients retry as well. */
export const sdkRetryAmplification: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const sdkAttempts = fn.config['sdkMaxAttempts'] as number
    const retrying = callersOf(model, fn).filter(
      (caller) => caller.service.traffic === true && clientFactor(result, caller) > TOLERATED_IN_LAYER,
    )
    return leaving(model, fn, 'calls').flatMap((connection): Finding[] => {
      const factor = sdkFactor(model, result, connection)
      const failed = failuresOn(result, connection)
      if (failed === 0 || factor <= (retrying.length > 0 ? TOLERATED_IN_LAYER : TOLERATED)) return []
      const calls = repliesOn(result, connection)
      const load = `${fn.name} called ${connection.to.name} ${count(calls)} times, ${figure(factor)} times what its requests needed; ${percent(failed / calls)} of the calls failed.`
      const client = retrying[0]
      if (client === undefined)
        return [
          {
            code: 'lambda.sdkRetryAmplification',
            severity: 'warning',
            resourceIds: [fn.id, connection.to.id],
            title: 'SDK retries multiply the load',
            evidence: load,
            remedy: `Cut SDK attempts from ${sdkAttempts} to 1, or raise what ${connection.to.name} can take: while it is overloaded, retries keep it so and prolong each request of ${fn.name}.`,
            changes: [{ resourceId: fn.id, field: 'sdkMaxAttempts', value: 1 }],
            source: SOURCES.retries,
          },
        ]
      const attempts = client.config['maxAttempts'] as number
      return [
        {
          code: 'retries.multiplied',
          severity: 'critical',
          resourceIds: [client.id, fn.id, connection.to.id],
          title: 'Retries in two layers multiply',
          evidence: `One request of ${client.name} may reach ${connection.to.name} ${attempts} × ${sdkAttempts} = ${attempts * sdkAttempts} times. ${load} The clients’ retries came on top, with a factor of ${figure(clientFactor(result, client))}.`,
          remedy: `Retry in one layer only: set SDK attempts of ${fn.name} to 1 and leave retries to ${client.name}.`,
          changes: [{ resourceId: fn.id, field: 'sdkMaxAttempts', value: 1 }],
          source: SOURCES.retries,
        },
      ]
    })
  })

const traffic = (model: Model): ModelResource[] => model.resources.filter(({ service }) => service.traffic === true)
