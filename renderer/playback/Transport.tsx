import { ChevronUp } from 'lucide-react'
import { useMemo } from 'react'
import { windowPart } from '../commands/windowParts'
import { setLayout, startRun, useDocument, useLayoutPrefs, useIsStale, useRuns } from '../store'
import { formatCount } from '../ui/format'
import { IconButton } from '../ui/IconButton'
import { actionMarks } from './actionMarks'
import { Clock } from './Clock'
import { faultBlocks } from './faultBlocks'
import { type LoadCurve, measuredLoad, plannedLoad } from './loadCurve'
import { LoadTrack } from './LoadTrack'
import { RunStatus } from './RunStatus'
import { lengthText } from './speedText'
import { TransportControls } from './TransportControls'

const noLoad: LoadCurve = { points: [], peak: 0, durationMs: 0, kind: 'planned' }

/** The bar that moves the time cursor: controls, the load curve as a timeline, the clock or a run's progress. */
export function Transport() {
  const status = useRuns((state) => state.status)
  const progress = useRuns((state) => state.progress)
  const current = useRuns((state) => state.current)
  const scenarioId = useDocument((state) => state.scenarioId)
  const design = useDocument((state) => state.design)
  const dockOpen = useLayoutPrefs((layout) => layout.dockOpen || layout.dockMaximized)
  const running = status === 'running'
  const record = running ? null : current

  const scenario = design.scenarios.find(({ id }) => id === scenarioId)
  const curve = useMemo(
    () => (record ? measuredLoad(record.result) : scenario ? plannedLoad(scenario) : noLoad),
    [record, scenario],
  )
  const faults = useMemo(
    () => faultBlocks(record?.design ?? design, record?.scenarioId ?? scenarioId, curve.durationMs),
    [record, design, scenarioId, curve.durationMs],
  )

  const actions = useMemo(
    () => actionMarks(record?.design ?? design, record?.scenarioId ?? scenarioId, curve.durationMs),
    [record, design, scenarioId, curve.durationMs],
  )

  return (
    <section
      {...windowPart}
      aria-label="Timeline"
      className="grid h-13 shrink-0 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-4 border-b border-line bg-panel px-3"
    >
      <TransportControls disabled={record === null} />
      <LoadTrack
        curve={curve}
        faults={faults}
        actions={actions}
        progress={running ? (progress?.fraction ?? 0) : null}
      />
      <div className="flex min-w-30 items-center justify-end gap-2">
        {running && progress ? (
          <RunStatus progress={progress} />
        ) : record ? (
          <div className="flex items-center justify-end gap-3">
            <StaleChip />
            <div className="text-right">
              <Clock />
              <div className="text-caption text-faint tabular-nums">
                {`of ${lengthText(record.result.durationMs)} · ${formatCount(record.result.requests.total)} req`}
              </div>
            </div>
          </div>
        ) : (
          <div className="text-right">
            <div className="font-mono text-dense leading-3.5 font-semibold text-faint">
              {lengthText(curve.durationMs)}
            </div>
            <div className="text-caption text-faint">{endedText(status)}</div>
          </div>
        )}
        {!dockOpen && (
          <IconButton
            label="Show the results"
            shortcut="Mod+J"
            tooltipSide="top"
            icon={<ChevronUp aria-hidden />}
            onClick={() => setLayout({ dockOpen: true })}
          />
        )}
      </div>
    </section>
  )
}

function endedText(status: string): string {
  if (status === 'failed') return 'run failed'
  return status === 'cancelled' ? 'run cancelled' : 'not run yet'
}

/** Says that the results are of an earlier state of the design, and runs it as it is now. */
function StaleChip() {
  if (!useIsStale()) return null
  return (
    <button
      type="button"
      onClick={() => void startRun()}
      title="The design or the scenario has changed since this run. Run again to see the effect."
      className="rounded-field bg-warn-soft px-1.5 py-0.5 text-caption font-semibold text-warn hover:underline"
    >
      Stale · run again
    </button>
  )
}
