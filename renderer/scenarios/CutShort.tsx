import type { Load } from '../../sim/index'
import { changeScenario, endTyping } from '../store'
import { Button } from '../ui/Button'
import { formatDuration } from '../ui/format'
import { StatusGlyph } from '../ui/StatusGlyph'

export interface CutShortProps {
  scenarioId: string
  load: Extract<Load, { kind: 'replay' }>
  durationSeconds: number
}

/** Says that a scenario ends before its recording does, and makes it as long; nothing where all of it is played. */
export function CutShort({ scenarioId, load, durationSeconds }: CutShortProps) {
  const recordedSeconds = load.counts.length * load.binSeconds
  if (recordedSeconds <= durationSeconds) return null
  const playableSeconds = Math.min(recordedSeconds, longestSeconds)
  const words = formatDuration(playableSeconds * 1000)
  return (
    <div className="mt-1.5 flex flex-col items-start gap-1.5">
      <p className="flex gap-1.5 text-caption text-muted">
        <StatusGlyph status="error" className="mt-px" />
        <span className="min-w-0">
          The recording lasts {formatDuration(recordedSeconds * 1000)}, the scenario{' '}
          {formatDuration(durationSeconds * 1000)}: what comes later is not played.
        </span>
      </p>
      {playableSeconds > durationSeconds && (
        <Button
          size="dense"
          onClick={() => {
            // A step of its own, whatever was typed just before or comes next.
            endTyping()
            changeScenario(scenarioId, { durationSeconds: playableSeconds })
            endTyping()
          }}
        >
          Make the scenario {words} long
        </Button>
      )}
    </div>
  )
}

/** The longest scenario, as the duration field takes it: 31 days. */
const longestSeconds = 31 * 86_400
