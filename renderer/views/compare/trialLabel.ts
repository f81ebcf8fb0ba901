import { type Finding, type RunResult, serviceOf } from '../../../sim/index'

/** Name of a run that tries settings in a copy: `Reserved 440`; of several settings the first and how many more. */
export function trialLabel(result: RunResult, changes: Finding['changes']): string {
  const [first, ...others] = changes
  if (!first) return 'Copy'
  const { resourceId, field, value } = first
  const label = serviceOf(result.resources[resourceId]?.type ?? '')?.fields[field]?.label ?? field
  const isPlain = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
  const text = value === null ? 'not set' : isPlain ? String(value) : 'changed'
  return `${label} ${text}${others.length > 0 ? ` and ${others.length} more` : ''}`
}
