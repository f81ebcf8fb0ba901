import type { Finding } from '../../result'
import { fields } from '../../services/lambda/config'
import { failuresOn, repliesOn } from './reach'
import { leaving, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, percent } from './words'

/** Passing errors are worth a retry; when more than this share fails, retries would add to an overload. */
const MOST_FAILING = 0.1
/** Tries that the AWS SDKs make by default; enough for clients as well. */
const ATTEMPTS = fields.sdkMaxAttempts.default

const isPassing = (failed: number, all: number): boolean => failed > 0 && failed / all <= MOST_FAILING

/** Clients that give up on a passing error at the first try. */
export const clientWithoutRetries: Rule = ({ model, result }) =>
  model.resources
    .filter(({ service, config }) => service.traffic === true && config['maxAttempts'] === 1)
    .flatMap((client) => {
      const requests = totalOf(result, client.id, 'Requests')
      const failed = totalOf(result, client.id, 'Throttles') + totalOf(result, client.id, '5XXError')
      if (!isPassing(failed, requests)) return []
      return [
        {
          code: 'client.errorsWithoutRetries',
          severity: 'info',
          resourceIds: [client.id],
          title: 'Passing errors reach users: nobody retries',
          evidence: `${count(failed)} of ${count(requests)} requests of ${client.name} (${percent(failed / requests)}) ended throttled, with a 5xx or without an answer, and were not tried again.`,
          remedy: `Let ${client.name} try ${ATTEMPTS} times, with back-off and full jitter: one more try is likely to succeed.`,
          changes: [{ resourceId: client.id, field: 'maxAttempts', value: ATTEMPTS }],
          source: SOURCES.retries,
        },
      ]
    })

/** Functions that give up on a call at the first passing error. */
export const callsWithoutRetries: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function')
    .filter(({ config }) => config['sdkMaxAttempts'] === 1)
    .flatMap((fn) =>
      leaving(model, fn, 'calls').flatMap((connection): Finding[] => {
        const calls = repliesOn(result, connection)
        const failed = failuresOn(result, connection)
        if (!isPassing(failed, calls)) return []
        return [
          {
            code: 'lambda.callsWithoutRetries',
            severity: 'info',
            resourceIds: [fn.id, connection.to.id],
            title: 'A function does not retry passing errors',
            evidence: `${count(failed)} of ${count(calls)} calls from ${fn.name} to ${connection.to.name} (${percent(failed / calls)}) failed for a passing reason and were not tried again.`,
            remedy: `Set SDK attempts of ${fn.name} to ${ATTEMPTS}, the SDKs’ default.`,
            changes: [{ resourceId: fn.id, field: 'sdkMaxAttempts', value: ATTEMPTS }],
            source: SOURCES.retries,
          },
        ]
      }),
    )
