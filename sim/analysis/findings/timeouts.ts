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
    const patience = ownTimeoutMs(caller)
    const longest = longestAnswerMs(model, callee)
    if (patience === null || longest === null || patience >= longest) return []
    const isApi = caller.type === API
    const givenUp = givenUpBy(result, caller)
    const setting = settingFor(model, connection, patience)
    return [
      {
        code: isApi ? 'apigateway.timeoutBelowFunction' : 'timeouts.inverted',
        severity: givenUp > 0 ? 'warning' : 'info',
        resourceIds: [caller.id, callee.id],
        title: isApi ? 'The API gives up before its backend' : 'A caller gives up before what it calls',
        evidence: `${caller.name} waits ${time(patience)} for ${callee.name}, which may take ${time(longest)}${
          givenUp > 0
            ? `: ${count(givenUp)} requests were given up in this run while the work behind them went on and was billed.`
            : '. None ran that long in this run; one that does would be given up while the work goes on and is billed.'
        }`,
        remedy: setting.remedy,
        changes: setting.changes,
        source: isApi ? SOURCES.apiQuotas : SOURCES.retries,
      },
    ]
  })

const API = 'aws.apigateway.rest'
const FUNCTION = 'aws.lambda.function'

/** How long a resource waits for what it calls, ms; null for ever, or as long as it takes. */
function ownTimeoutMs({ type, service, config }: ModelResource): number | null {
  if (type === API) return config['integrationTimeoutMs'] as number
  if (type === FUNCTION) return (config['timeoutSeconds'] as number) * 1000
  return service.traffic === true ? (config['timeoutMs'] as number | null) : null
}

/** The longest that a resource may leave its callers waiting by its own settings, ms; null when none says so. */
function longestAnswerMs(model: Model, resource: ModelResource): number | null {
  if (resource.type === FUNCTION) return ownTimeoutMs(resource)
  if (resource.type !== API) return null
  const behind = model.connections
    .filter((connection) => connection.from === resource && isRequest(connection) && connection.to !== resource)
    .flatMap((connection) => (connection.to.type === FUNCTION ? [ownTimeoutMs(connection.to)!] : []))
  return behind.length === 0 ? null : Math.min(ownTimeoutMs(resource)!, Math.max(...behind))
}

function givenUpBy(result: RunResult, caller: ModelResource): number {
  if (caller.service.traffic === true) return totalOf(result, caller.id, 'Timeouts')
  return result.throttles
    .filter(({ limitId, resourceId }) => limitId === 'apigateway.integrationTimeout' && resourceId === caller.id)
    .reduce((sum, throttle) => sum + throttle.count, 0)
}

/** Shortens what is behind rather than making users wait longer, unless the function's timeout is out of reach. */
function settingFor(model: Model, { from: caller, to: callee }: ModelConnection, patienceMs: number) {
  const functions =
    callee.type === FUNCTION
      ? [callee]
      : model.connections.filter(({ from, to }) => from === callee && to.type === FUNCTION).map(({ to }) => to)
  const seconds = Math.floor(patienceMs / 1000)
  const longest = functions.reduce((most, fn) => Math.max(most, ownTimeoutMs(fn)!), 0)
  if (seconds < 1)
    return {
      remedy: `Let ${caller.name} wait longer than ${time(longest)}, the timeout behind it.`,
      changes:
        caller.service.traffic === true ? [{ resourceId: caller.id, field: 'timeoutMs', value: longest + 1000 }] : [],
    }
  const tooLong = functions.filter((fn) => ownTimeoutMs(fn)! > patienceMs)
  return {
    remedy: `Set the timeout of ${tooLong.map(({ name }) => name).join(' and ')} to ${seconds} s or less, so that the innermost gives up first; or let ${caller.name} wait longer${caller.type === API ? ` (at most ${time(INTEGRATION_TIMEOUT_MS.max)})` : ''}; work that takes longer belongs behind a queue.`,
    changes: tooLong.map(({ id }) => ({ resourceId: id, field: 'timeoutSeconds', value: seconds })),
  }
}
