import type { HandlerStep } from '../services/fields'
import type { FieldSet } from '../services/fields'
import { isVisible } from '../design/validateFields'
import type { DesignIndex, IndexedConnection, IndexedResource } from './designIndex'

/** A handler's call and where it stands: `handler[2].branches[0][1]`. */
export interface HandlerCall {
  path: string
  step: Extract<HandlerStep, { kind: 'call' }>
}

/** The handler that a sound resource runs: its field, and its steps, null for the default; undefined for services without. */
export function handlerOf(
  index: DesignIndex,
  resource: IndexedResource,
): { field: string; steps: HandlerStep[] | null } | undefined {
  const fields = resource.service.fields as FieldSet
  const field = Object.keys(fields).find(
    (name) => fields[name]!.kind === 'handler' && isVisible(fields[name]!, fields, resource.resource.config),
  )
  if (field === undefined) return undefined
  return { field, steps: index.configOf(resource)[field] as HandlerStep[] | null }
}

/** All calls of a handler, in order. */
export function callsOf(steps: readonly HandlerStep[], path: string): HandlerCall[] {
  return steps.flatMap((step, i): HandlerCall[] => {
    const at = `${path}[${i}]`
    if (step.kind === 'call') return [{ path: at, step }]
    if (step.kind === 'parallel') return step.branches.flatMap((branch, b) => callsOf(branch, `${at}.branches[${b}]`))
    return []
  })
}

/** Connections over which a resource makes synchronous calls. */
export const callConnections = (index: DesignIndex, resourceId: string): IndexedConnection[] =>
  index.from(resourceId).filter((connection) => connection.fromPort.protocol === 'request')
