import type { Model, ModelConnection, ModelResource } from '../../compile/model'
import type { RunResult } from '../../result'
import { INTEGRATION_TIMEOUT_MS } from '../../services/apigateway/limits'
import { isRequest } from './reach'
import { type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, time } from './words'

/** Callers that give up before what they call does: the work goes on unseen, is billed, and is often done again. */
export const timeoutInversion: Rule = ({ model, result }) =>
  model.connections.filter(isRequest).flatMap((connection) => {
    const { from: caller, to: callee } = connection
    const patience = patienceMs(caller)
    const longest = longestAnswerMs(model, callee)
    if (patience === null || longest === null || patience >= longest) return []
    const isApi = caller.type === API
    const unseen = workUnseen(result, connection, patience)
    const setting = settingFor(model, connection, patience)
    return [
      {
        code: isApi ? 'apigateway.timeoutBelowFunction' : 'timeouts.inverted',
        severity: unseen === null ? 'info' : 'warning',
        resourceIds: [caller.id, callee.id],
        title: isApi ? 'The API gives up before its backend' : 'A caller gives up before what it calls',
        evidence: `${caller.name} waits ${time(patience)} for ${callee.name}, which may take ${time(longest)}${
          unseen === null
            ? '. None ran that long in this run; one that does would be given up while the work goes on and is billed.'
            : `: ${unseen} while the work behind went on and was billed.`
        }`,
        remedy: setting.remedy,
        changes: setting.changes,
        source: isApi ? SOURCES.apiQuotas : SOURCES.retries,
      },
    ]
  })

const API = 'aws.apigateway.rest'
const FUNCTION = 'aws.lambda.function'
const LOAD_BALANCER = 'aws.elbv2.applicationLoadBalancer'
/** What stands before a function and answers as late as it does, or gives up by a timeout of its own. */
const FRONTS: readonly string[] = [API, LOAD_BALANCER, 'aws.lambda.url']
/** Limits by which a front gives up what it waits for. */
const GIVES_UP: readonly string[] = ['apigateway.integrationTimeout', 'elbv2.idleTimeout']

/** How long a resource waits for what it calls, ms; null for ever, or as long as it takes. */
function patienceMs({ type, service, config }: ModelResource): number | null {
  if (type === API) return config['integrationTimeoutMs'] as number
  if (type === LOAD_BALANCER) return (config['idleTimeoutSeconds'] as number) * 1000
  if (service.traffic === true) return (config['timeoutMs'] as number | null | undefined) ?? null
  const sdk = (config['sdkTimeoutMs'] as number | null | undefined) ?? null
  return type === FUNCTION ? Math.min(functionTimeoutMs(config), sdk ?? Infinity) : sdk
}

const functionTimeoutMs = (config: ModelResource['config']): number => (config['timeoutSeconds'] as number) * 1000

/** The longest that a resource may leave its callers waiting by its own settings, ms; null when none says so. */
function longestAnswerMs(model: Model, resource: ModelResource): number | null {
  if (resource.type === FUNCTION) return functionTimeoutMs(resource.config)
  const behind = functionsBehind(model, resource)
  if (behind.length === 0) return null
  const longest = Math.max(...behind.map(({ config }) => functionTimeoutMs(config)))
  return Math.min(patienceMs(resource) ?? Infinity, longest)
}

/** Functions that a front hands its requests to. */
const functionsBehind = (model: Model, front: ModelResource): ModelResource[] =>
  FRONTS.includes(front.type)
    ? model.connections
        .filter((connection) => connection.from === front && isRequest(connection) && connection.to.type === FUNCTION)
        .map(({ to }) => to)
    : []

/** In words, how often a caller gave up in this run; null when it did not. */
function workUnseen(result: RunResult, { from: caller, to: callee }: ModelConnection, patience: number): string | null {
  if (caller.service.traffic !== true && !FRONTS.includes(caller.type)) {
    const longest = result.resources[callee.id]?.metrics['Duration']?.summary.maximum ?? 0
    return longest > patience ? `runs took up to ${time(longest)} in this run, and ${caller.name} gave them up` : null
  }
  const givenUp =
    caller.service.traffic === true
      ? totalOf(result, caller.id, 'Timeouts')
      : result.throttles
          .filter(({ limitId, resourceId }) => GIVES_UP.includes(limitId) && resourceId === caller.id)
          .reduce((sum, throttle) => sum + throttle.count, 0)
  return givenUp > 0 ? `${count(givenUp)} requests were given up in this run` : null
}

/** Shortens what is behind rather than making users wait longer, unless the function's timeout is out of reach. */
function settingFor(model: Model, { from: caller, to: callee }: ModelConnection, patience: number) {
  const functions = callee.type === FUNCTION ? [callee] : functionsBehind(model, callee)
  const seconds = Math.floor(patience / 1000)
  const longest = functions.reduce((most, fn) => Math.max(most, functionTimeoutMs(fn.config)), 0)
  if (seconds < 1)
    return {
      remedy: `Let ${caller.name} wait longer than ${time(longest)}, the timeout behind it.`,
      changes: caller.type === 'client' ? [{ resourceId: caller.id, field: 'timeoutMs', value: longest + 1000 }] : [],
    }
  const tooLong = functions.filter(({ config }) => functionTimeoutMs(config) > patience)
  return {
    remedy: `Set the timeout of ${tooLong.map(({ name }) => name).join(' and ')} to ${seconds} s or less, so that the innermost gives up first; or let ${caller.name} wait longer${caller.type === API ? ` (at most ${time(INTEGRATION_TIMEOUT_MS.max)})` : ''}; work that takes longer belongs behind a queue.`,
    changes: tooLong.map(({ id }) => ({ resourceId: id, field: 'timeoutSeconds', value: seconds })),
  }
}
