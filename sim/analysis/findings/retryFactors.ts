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

/** How often the calls that reach a resource are there at all: 1 when nothing on the way retries. */
export function retryFactor(model: Model, result: RunResult, target: ModelResource): number {
  let tries = 0
  let wanted = 0
  for (const connection of model.connections) {
    if (connection.to !== target) continue
    const calls = repliesOn(result, connection)
    const { from } = connection
    const own = from.type === 'aws.lambda.function' ? Math.max(1, sdkFactor(model, result, connection)) : 1
    tries += calls
    wanted += calls / own / clientsFactor(model, result, from)
  }
  return wanted > 0 ? tries / wanted : 1
}

/** Factor of all clients whose requests reach a resource, itself included, together. */
export function clientsFactor(model: Model, result: RunResult, target: ModelResource): number {
  const clients = [target, ...callersOf(model, target)].filter(({ service }) => service.traffic === true)
  const requests = clients.reduce((sum, { id }) => sum + totalOf(result, id, 'Requests'), 0)
  const attempts = clients.reduce((sum, { id }) => sum + totalOf(result, id, 'Attempts'), 0)
  return requests > 0 ? Math.max(1, attempts / requests) : 1
}

const callsTo = (steps: readonly HandlerStep[], connectionId: string): number =>
  steps.reduce((sum, step) => {
    if (step.kind === 'call') return sum + (step.connection === connectionId ? step.count * step.probability : 0)
    return step.kind === 'parallel'
      ? sum + step.branches.reduce((inner, branch) => inner + callsTo(branch, connectionId), 0)
      : sum
  }, 0)
