import type { Design } from '../../sim/index'
import { actionText } from '../scenarios/actionText'
import { formatClock } from '../ui/format'

/** Something people did to a resource during the run, as a mark at its time. */
export interface ActionMark {
  id: string
  atMs: number
  /** What it is, in a few words. */
  short: string
  /** Name of what it was done to. */
  target: string
  /** The whole story, for the tooltip and screen readers. */
  title: string
}

/** Actions of a scenario that take place within the run, earliest first. */
export function actionMarks(design: Design, scenarioId: string | null, durationMs: number): ActionMark[] {
  const scenario = design.scenarios.find(({ id }) => id === scenarioId)
  return (scenario?.actions ?? [])
    .filter(({ atSeconds }) => atSeconds * 1000 < durationMs)
    .sort((a, b) => a.atSeconds - b.atSeconds)
    .map((action) => {
      const { short, target, settings } = actionText(design, action)
      const atMs = action.atSeconds * 1000
      const what = settings === '' ? short : `${short.split(':')[0]} (${settings})`
      return { id: action.id, atMs, short, target, title: `${what}: ${target}, ${formatClock(atMs)}` }
    })
}
