import type { Design, Fault } from '../../sim/index'
import { formatClock, formatPercent } from '../ui/format'
import type { Tone } from '../ui/tone'

/** A fault of the scenario as a block on the timeline; positions as shares of the run. */
export interface FaultBlock {
  id: string
  start: number
  width: number
  /** Its kind in a word. */
  short: string
  /** Name of what it strikes. */
  target: string
  /** The whole story, for the tooltip and screen readers. */
  title: string
  tone: Tone
}

/** Faults of a scenario that begin within the run. */
export function faultBlocks(design: Design, scenarioId: string | null, durationMs: number): FaultBlock[] {
  const scenario = design.scenarios.find(({ id }) => id === scenarioId)
  if (!scenario || durationMs <= 0) return []
  return scenario.faults.flatMap((fault) => {
    const startMs = fault.startSeconds * 1000
    if (startMs >= durationMs) return []
    const endMs = Math.min(durationMs, startMs + fault.durationSeconds * 1000)
    const name = design.resources.find(({ id }) => id === fault.target)?.name ?? fault.target
    const { short, tone, text } = describe(fault)
    const title = `${text}: ${name}, ${formatClock(startMs)} to ${formatClock(endMs)}`
    return [
      {
        id: fault.id,
        start: startMs / durationMs,
        width: (endMs - startMs) / durationMs,
        short,
        target: name,
        tone,
        title,
      },
    ]
  })
}

function describe({ effect }: Fault): { short: string; tone: Tone; text: string } {
  switch (effect.kind) {
    case 'error':
      return { short: 'errors', tone: 'fault', text: `${formatPercent(effect.probability)} of requests fail` }
    case 'latency':
      return { short: 'slow', tone: 'warn', text: 'Replies take longer' }
    case 'throttle':
      return {
        short: 'throttle',
        tone: 'throttle',
        text: `${formatPercent(effect.probability)} of requests are throttled`,
      }
    case 'outage':
      return { short: 'outage', tone: 'fault', text: 'Nothing answers' }
    case 'coldFlush':
      return { short: 'deploy', tone: 'accent', text: 'Deploy: idle environments are discarded' }
  }
}
