import {
  connectionRate,
  connectionTone,
  type ConnectionResult,
  type OutcomeClass,
  type RunResult,
} from '../../../sim/index'

/** What goes over a connection in one time bin. */
export interface Flow {
  /** Calls per second; null when not known. */
  rate: number | null
  tone: OutcomeClass | 'idle'
  /** Shares of the calls that were throttled, failed with a 5xx, or ended in a 4xx, 0..1. */
  throttled: number
  failed: number
  clientErrors: number
}

export function flowAt(result: RunResult, connectionId: string, bin: number): Flow | null {
  const connection = result.connections[connectionId]
  if (!connection) return null
  const calls = callsAt(connection, bin)
  const total = calls.ok + calls.clientError + calls.throttle + calls.fault
  return {
    rate: connectionRate(connection, bin, result),
    tone: connectionTone(calls),
    throttled: total > 0 ? calls.throttle / total : 0,
    failed: total > 0 ? calls.fault / total : 0,
    clientErrors: total > 0 ? calls.clientError / total : 0,
  }
}

/** Calls of each outcome class in one time bin. */
export function callsAt({ perBin }: ConnectionResult, bin: number): Record<OutcomeClass, number> {
  return {
    ok: perBin.ok[bin] ?? 0,
    clientError: perBin.clientError[bin] ?? 0,
    throttle: perBin.throttle[bin] ?? 0,
    fault: perBin.fault[bin] ?? 0,
  }
}

const busiest = new WeakMap<RunResult, number>()

/** The largest rate that any connection has in any time bin of the run, calls per second: the full thickness. */
export function busiestRate(result: RunResult): number {
  const known = busiest.get(result)
  if (known !== undefined) return known
  let most = 0
  for (const connection of Object.values(result.connections)) {
    for (let bin = 0; bin < result.bins; bin++) most = Math.max(most, connectionRate(connection, bin, result) ?? 0)
  }
  busiest.set(result, most)
  return most
}
