import type { Problem, RunResult } from '../../../sim/index'
import { problemsNow, useDocument } from '../../store'
import { formatPercent } from '../../ui/format'
import type { Status } from '../../ui/StatusGlyph'
import type { Tone } from '../../ui/tone'
import { callsAt } from './flow'

/** Why a card asks to be looked at. */
export interface Attention {
  tone: Tone
  status: Status
  label: string
  /** The whole story, for the tooltip. */
  detail: string
}

/** A share below this is not worth a badge. */
const worthABadge = 0.001

/** What went wrong at a resource in one time bin: the worst share of the calls that reached it, as badge text. */
export function attentionAt(result: RunResult, incoming: readonly string[], bin: number): Attention | null {
  const calls = { ok: 0, clientError: 0, throttle: 0, fault: 0 }
  for (const id of incoming) {
    const connection = result.connections[id]
    if (!connection) continue
    const own = callsAt(connection, bin)
    calls.ok += own.ok
    calls.clientError += own.clientError
    calls.throttle += own.throttle
    calls.fault += own.fault
  }
  const total = calls.ok + calls.clientError + calls.throttle + calls.fault
  const worst = Math.max(calls.clientError, calls.throttle, calls.fault)
  if (!(worst >= worthABadge * total) || worst === 0) return null
  const share = formatPercent(Number((worst / total).toPrecision(2)))
  if (worst === calls.fault)
    return {
      tone: 'fault',
      status: 'fault',
      label: `${share} failing`,
      detail: `${share} of the calls fail with a server error (5xx).`,
    }
  if (worst === calls.throttle)
    return {
      tone: 'throttle',
      status: 'throttle',
      label: `${share} throttled`,
      detail: `${share} of the calls are turned away by a limit.`,
    }
  return {
    tone: 'warn',
    status: 'error',
    label: `${share} errors`,
    detail: `${share} of the calls end in a client error (4xx).`,
  }
}

/** Something wrong or doubtful about the resource's settings, as badge text; null when all is well. */
export function attentionOf(problems: readonly Problem[]): Attention | null {
  const first = problems[0]
  if (!first) return null
  const isError = first.severity === 'error'
  const word = isError ? 'problem' : 'warning'
  const same = problems.filter(({ severity }) => severity === first.severity).length
  return {
    tone: isError ? 'fault' : 'warn',
    status: isError ? 'fault' : 'error',
    label: `${same} ${word}${same === 1 ? '' : 's'}`,
    detail: `${first.message} ${first.help}`,
  }
}

const byResource = new WeakMap<readonly Problem[], Map<string, readonly Problem[]>>()
const none: readonly Problem[] = []
const lastKnown = new Map<string, readonly Problem[]>()

/** Problems of one resource; re-renders only when they are others. */
export function useOwnProblems(resourceId: string): readonly Problem[] {
  return useDocument(() => ownProblems(resourceId))
}

function ownProblems(resourceId: string): readonly Problem[] {
  const problems = problemsNow()
  let index = byResource.get(problems)
  if (!index) {
    index = new Map()
    for (const problem of problems) {
      if (problem.resourceId === null) continue
      index.set(problem.resourceId, [...(index.get(problem.resourceId) ?? none), problem])
    }
    // The same problems as before keep their identity, so that cards without news do not render.
    for (const [id, own] of index) {
      const before = lastKnown.get(id)
      if (before && JSON.stringify(before) === JSON.stringify(own)) index.set(id, before)
    }
    lastKnown.clear()
    for (const [id, own] of index) lastKnown.set(id, own)
    byResource.set(problems, index)
  }
  return index.get(resourceId) ?? none
}
