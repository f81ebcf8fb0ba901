import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../define'
import type { RestApiConfig } from './config'
import { ACCOUNT_BURST, ACCOUNT_RATE, INTEGRATION_TIMEOUT_MS, SMALL_REGION_DEFAULT, SMALL_REGIONS } from './limits'

/** What is wrong or doubtful about a REST API beyond the ranges of its fields. */
export function check(context: CheckContext<RestApiConfig>): CheckProblem[] {
  return [...throttling(context), ...cache(context), ...integrations(context), ...region(context)]
}

function throttling(context: CheckContext<RestApiConfig>): CheckProblem[] {
  const { config } = context
  const problems: CheckProblem[] = []
  const accountRate = context.quota(ACCOUNT_RATE.id)
  if (config.throttlingBurst !== null && config.throttlingRatePerSecond === null)
    problems.push({
      code: 'apigateway.burstWithoutRate',
      severity: 'warning',
      field: 'throttlingBurst',
      message: 'A burst without a rate has no effect.',
      help: 'Set Rate as well: the burst is the capacity of a token bucket that the rate refills.',
    })
  if (config.throttlingRatePerSecond !== null && config.throttlingRatePerSecond > accountRate)
    problems.push({
      code: 'apigateway.rateAboveAccount',
      severity: 'warning',
      field: 'throttlingRatePerSecond',
      message: `The stage’s rate of ${grouped(config.throttlingRatePerSecond)}/s is above the account’s ${grouped(accountRate)}/s, which holds first.`,
      help: 'Lower the stage’s rate, or raise apigateway.accountRequestsPerSecond under the account quotas.',
    })
  const seen = new Set<string>()
  for (const { method } of config.methodThrottling) {
    if (seen.has(method))
      problems.push({
        code: 'apigateway.methodTwice',
        severity: 'error',
        field: 'methodThrottling',
        message: `${method} has more than one entry under Method throttling.`,
        help: 'A method has one limit on a stage: remove the others.',
      })
    seen.add(method)
  }
  return problems
}

function cache({ config }: CheckContext<RestApiConfig>): CheckProblem[] {
  if (!config.cacheEnabled || config.cacheTtlSeconds > 0) return []
  return [
    {
      code: 'apigateway.cacheWithoutTtl',
      severity: 'warning',
      field: 'cacheTtlSeconds',
      message: 'The cache is on and billed by the hour, but a time to live of 0 s turns caching off.',
      help: 'Set Time to live to 1 to 3,600 s (300 s is the default), or turn API cache off.',
    },
  ]
}

function integrations(context: CheckContext<RestApiConfig>): CheckProblem[] {
  const { config } = context
  const links = context.connections('integration')
  if (links.length === 0)
    return [
      {
        code: 'apigateway.noIntegration',
        severity: 'warning',
        message: 'The API has no integration: it answers 200 by itself, as a mock integration does.',
        help: 'Connect Integration to a function or another service, or leave it so on purpose.',
      },
    ]
  const problems: CheckProblem[] = []
  if (links.every((link) => link.config['weight'] === 0))
    problems.push({
      code: 'apigateway.noWeight',
      severity: 'error',
      message: 'Every integration has the weight 0, so no request could be sent.',
      help: 'Give at least one integration a weight above 0.',
    })
  for (const { id, other } of links) {
    const timeoutSeconds = other.config['timeoutSeconds']
    if (typeof timeoutSeconds !== 'number' || timeoutSeconds * 1000 <= config.integrationTimeoutMs) continue
    problems.push({
      code: 'apigateway.timeoutBelowBackend',
      severity: 'warning',
      field: 'integrationTimeoutMs',
      connectionId: id,
      message: `The API gives up after ${grouped(config.integrationTimeoutMs)} ms, but ${other.name} may run for ${timeoutSeconds} s: clients get 504 while it runs on and is billed.`,
      help: `Keep ${other.name}’s timeout at or below the integration timeout (at most ${grouped(INTEGRATION_TIMEOUT_MS.max)} ms), or answer at once and work behind a queue.`,
    })
  }
  return problems
}

function region(context: CheckContext<RestApiConfig>): CheckProblem[] {
  const { region } = context
  if (!SMALL_REGIONS.includes(region)) return []
  const { requestsPerSecond, burst } = SMALL_REGION_DEFAULT
  if (context.quota(ACCOUNT_RATE.id) <= requestsPerSecond) return []
  return [
    {
      code: 'apigateway.smallRegion',
      severity: 'warning',
      message: `In ${region} AWS’s default is ${grouped(requestsPerSecond)} requests/s with a burst of ${grouped(burst)}; the design counts on ${grouped(context.quota(ACCOUNT_RATE.id))} and ${grouped(context.quota(ACCOUNT_BURST.id))}.`,
      help: `Set the account quotas ${ACCOUNT_RATE.id} and ${ACCOUNT_BURST.id} to what the account has there.`,
    },
  ]
}
