import { resourcePath, type ProblemList } from '../design/problems'
import type { DesignIndex, IndexedResource } from './designIndex'
import { callConnections, callsOf, handlerOf } from './handlers'

/**
 * Finds resources that always call each other in a circle and wait for the reply: such a request never ends. A call
 * with a probability below 1, and one of another operation than the default, can end the recursion.
 */
export function checkRecursion(index: DesignIndex, problems: ProblemList): void {
  const done = new Set<string>()
  for (const start of index.resources.keys()) {
    if (done.has(start)) continue
    const path = [start]
    const onPath = new Set(path)
    const pending = [callees(index, start)]
    while (path.length > 0) {
      const next = pending[pending.length - 1]!.pop()
      if (next === undefined) {
        const left = path.pop()!
        onPath.delete(left)
        done.add(left)
        pending.pop()
      } else if (onPath.has(next)) {
        report(index, path.slice(path.indexOf(next)), problems)
      } else if (!done.has(next)) {
        path.push(next)
        onPath.add(next)
        pending.push(callees(index, next))
      }
    }
  }
}

/** What a resource calls on every request. */
function callees(index: DesignIndex, resourceId: string): string[] {
  const resource = index.resources.get(resourceId)!
  const connections = callConnections(index, resourceId)
  const always = resource.sound ? alwaysCalled(index, resource) : null
  return connections
    .filter(({ connection }) => always === null || always.has(connection.id))
    .map(({ connection }) => connection.to)
}

/** Connections that an explicit handler always uses; null when it is the default one, which uses all. */
function alwaysCalled(index: DesignIndex, resource: IndexedResource): Set<string> | null {
  const handler = handlerOf(index, resource)
  if (handler === undefined || handler.steps === null) return null
  const always = new Set<string>()
  for (const { step } of callsOf(handler.steps, handler.field)) {
    if (
      step.probability >= 1 &&
      step.count >= 1 &&
      step.operation === defaultOperation(index, resource.resource.id, step.connection)
    ) {
      always.add(step.connection)
    }
  }
  return always
}

const defaultOperation = (index: DesignIndex, resourceId: string, connectionId: string): string | undefined =>
  index.from(resourceId).find(({ connection }) => connection.id === connectionId)?.to.service.operations[0]?.id

function report(index: DesignIndex, cycle: string[], problems: ProblemList): void {
  const nameOf = (id: string): string => index.resources.get(id)!.resource.name
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7).map(nameOf), `${cycle.length - 7} more`] : cycle.map(nameOf)
  problems.error(
    'call.recursive',
    { resourceId: cycle[0]!, path: resourcePath(cycle[0]!) },
    `Recursive synchronous call: ${[...shown, nameOf(cycle[0]!)].join(' calls ')}, and each waits for the next.`,
    'Remove one of the connections, put a queue or topic between, or give a handler a call with a probability below 1.',
  )
}
