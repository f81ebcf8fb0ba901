import type { RunResult } from '../result'
import type { SegmentResult } from '../telemetry/results'
import type { Trial } from './experiment'

/** Takes no time. */
export const INSTANT = { kind: 'constant', value: 0 } as const

/** One request, half a second into the run. */
export const ONE_REQUEST: NonNullable<Trial['load']>[string] = {
  kind: 'steps',
  steps: [
    { atSeconds: 0, rate: 1 },
    { atSeconds: 1, rate: 0 },
  ],
}

/** Everything of a resource goes wrong for the whole of a run. */
export const always = (
  target: string,
  effect: NonNullable<Trial['faults']>[number]['effect'],
  seconds: number,
): NonNullable<Trial['faults']> => [{ target, startSeconds: 0, durationSeconds: seconds, effect }]

/** Segments of the tries that a resource made for the one event of a run, in their order. */
export function triesOf(result: RunResult, resourceId: string): SegmentResult[] {
  return result.traces.flatMap(({ segments }) =>
    segments.filter(
      ({ parent, kind, resourceId: id }) =>
        kind === 'segment' && id === resourceId && segments[parent]?.resourceId === resourceId,
    ),
  )
}
