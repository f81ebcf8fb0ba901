import { actionMarks } from '../../playback/actionMarks'
import type { RunRecord } from '../../store'
import type { ChartMark } from './chartOptions'

/** What was done during a run, as marks for its charts. */
export function chartMarks({ design, scenarioId, result }: RunRecord): ChartMark[] {
  return actionMarks(design, scenarioId, result.durationMs).map(({ atMs, short, target }) => ({
    atMs,
    label: `${short} · ${target}`,
  }))
}
