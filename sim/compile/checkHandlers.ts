import { didYouMean } from '../design/nearest'
import { resourcePath, type Place, type ProblemList } from '../design/problems'
import { quoted } from '../design/words'
import type { DesignIndex } from './designIndex'
import { callConnections, callsOf, handlerOf } from './handlers'

/** Every call of a handler goes over a connection that leaves its resource, to an operation that the target has. */
export function checkHandlers(index: DesignIndex, problems: ProblemList): void {
  for (const indexed of index.resources.values()) {
    if (!indexed.sound) continue
    const handler = handlerOf(index, indexed)
    if (handler === undefined || handler.steps === null) continue
    const { id, name } = indexed.resource
    const connections = new Map(callConnections(index, id).map((connection) => [connection.connection.id, connection]))
    const called = new Set<string>()
    for (const { path, step } of callsOf(handler.steps, handler.field)) {
      const at: Place = { resourceId: id, path: resourcePath(id, path) }
      const connection = connections.get(step.connection)
      if (connection === undefined) {
        problems.error(
          'handler.connection',
          { ...at, path: `${at.path}.connection` },
          `${name} calls over the connection ${quoted(step.connection)}, which does not leave it.`,
          connections.size === 0
            ? 'Draw a connection to what it should call, or remove the step.'
            : didYouMean(step.connection, [...connections.keys()]),
        )
        continue
      }
      called.add(step.connection)
      const operations = connection.to.service.operations
      if (!operations.some((operation) => operation.id === step.operation)) {
        problems.error(
          'handler.operation',
          { ...at, path: `${at.path}.operation` },
          `${connection.to.service.title} has no operation ${quoted(step.operation)}.`,
          didYouMean(
            step.operation,
            operations.map((operation) => operation.id),
          ),
        )
      }
    }
    for (const [connectionId, connection] of connections) {
      if (called.has(connectionId)) continue
      problems.warning(
        'handler.unusedConnection',
        { resourceId: id, path: resourcePath(id, handler.field) },
        `${name} never calls ${connection.to.resource.name}, though a connection leads there.`,
        'Add a call step for it to the handler, or remove the connection.',
      )
    }
  }
}
