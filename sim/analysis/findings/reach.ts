import type { Model, ModelConnection, ModelResource } from '../../compile/model'
import type { RunResult } from '../../result'

/** Whether a connection carries calls that wait for their reply. */
export const isRequest = ({ from, fromPort }: ModelConnection): boolean =>
  from.service.ports.find((port) => port.id === fromPort)?.protocol === 'request'

/** Resources whose calls reach a resource, directly or through others that wait for it; nearest first. */
export function callersOf(model: Model, target: ModelResource): ModelResource[] {
  const found: ModelResource[] = []
  const look = [target]
  for (let next = look.shift(); next !== undefined; next = look.shift())
    for (const connection of model.connections) {
      if (connection.to !== next || !isRequest(connection) || found.includes(connection.from)) continue
      found.push(connection.from)
      look.push(connection.from)
    }
  return found
}

/** Replies counted on a connection after warm-up. */
export const repliesOn = (result: RunResult, connection: ModelConnection): number => {
  const totals = result.connections[connection.id]?.totals
  return totals === undefined ? 0 : totals.ok + totals.clientError + totals.throttle + totals.fault
}

/** Replies that failed for a passing reason: throttles and faults. */
export const failuresOn = (result: RunResult, connection: ModelConnection): number => {
  const totals = result.connections[connection.id]?.totals
  return totals === undefined ? 0 : totals.throttle + totals.fault
}
