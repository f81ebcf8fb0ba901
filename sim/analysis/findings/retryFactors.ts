import type { Model, ModelConnection, ModelResource } from '../../compile/model'
import type { RunResult } from '../../result'
import type { HandlerStep } from '../../services/fields'
import { callersOf, repliesOn } from './reach'
import { entering, totalOf } from './rule'

/** Tries that a client sent over the requests it started; 1 without retries. */
export function clientFactor(result: RunResult, client: ModelResource): number {
  const requests = totalOf(result, client.id, 'Requests')
  return requests > 0 ? totalOf(result, client.id, 'Attempts') / requests : 1
}

/** Calls that a function made over a connection, over those that its handler's steps ask for; 1 without retries. */
export function sdkFactor(model: Model, result: RunResult, connection: ModelConnection): number {
  const fn = connection.from
  const records = entering(model, fn, 'poll').reduce(
    (sum, { from }) => sum + totalOf(result, from.id, 'NumberOfMessagesReceived'),
    0,
  )
  const steps = fn.config['handler'] as HandlerStep[] | null
  const perRequest = steps === null ? 1 : callsTo(steps, connection.id)
  const expected = Math.max(records, totalOf(result, fn.id, 'Invocations')) * perRequest
  return expected > 0 ? repliesOn(result, connection) / expected : 1
}

/** Calls that reached a resource only because SDKs or clients on the way tried again. */
export function repeatedCalls(model: Model, result: RunResult, target: ModelResource): number {
  const bySdk = model.connections
    .filter(({ to, from }) => to === target && from.type === 'aws.lambda.function')
    .reduce((sum, connection) => {
      const factor = sdkFactor(model, result, connection)
      return sum + (factor > 1 ? repliesOn(result, connection) * (1 - 1 / factor) : 0)
    }, 0)
  const byClients = callersOf(model, target)
    .filter(({ service }) => service.traffic === true)
    .reduce((sum, { id }) => sum + totalOf(result, id, 'Attempts') - totalOf(result, id, 'Requests'), 0)
  return bySdk + Math.max(0, byClients)
}

const callsTo = (steps: readonly HandlerStep[], connectionId: string): number =>
  steps.reduce((sum, step) => {
    if (step.kind === 'call') return sum + (step.connection === connectionId ? step.count * step.probability : 0)
    return step.kind === 'parallel'
      ? sum + step.branches.reduce((inner, branch) => inner + callsTo(branch, connectionId), 0)
      : sum
  }, 0)
