import { create } from 'zustand'
import { type Design, type RunResult, serializeDesign } from '../../sim/index'
import { RunCancelled, RunController } from '../worker/RunController'

import { asOneStep, useDocument } from './document'
import { momentToShow } from './momentToShow'
import { pause, resetPlayback } from './playback'
import { setConfig } from './resourceEdits'

/** One finished run with what it was a run of. */
export interface RunRecord {
  /** 1 for the first run of the session. */
  number: number
  /** `Run 3`, or what was tried: `150 reserved`. */
  label: string
  design: Design
  scenarioId: string
  seed: number
  result: RunResult
  /** Settings that were tried in a copy; empty for runs of the design itself. */
  changes: readonly SettingChange[]
}

export interface SettingChange {
  resourceId: string
  field: string
  value: unknown
}

export interface RunProgress {
  /** 0..1 of the simulated time. */
  fraction: number
  simulatedMs: number
  durationMs: number
  /** Simulation events handled per second of real time. */
  eventsPerSecond: number
  /** Real time left at this pace; null until it can be told. */
  secondsLeft: number | null
}

export interface RunsState {
  status: 'idle' | 'running' | 'finished' | 'failed' | 'cancelled'
  /** While running; null otherwise. */
  progress: RunProgress | null
  /** The run that views show; stays until the next one has finished. */
  current: RunRecord | null
  /** The run it is compared with; null without comparison. */
  baseline: RunRecord | null
  /** What stopped the last run, in words. */
  error: string | null
  /** Seed of the next run: same design, scenario and seed give the same result. */
  seed: number
}

/** The runs store; read with `useRuns(selector)` or the hooks below. */
export const useRuns = create<RunsState>()(() => ({
  status: 'idle',
  progress: null,
  current: null,
  baseline: null,
  error: null,
  seed: 1,
}))

const controller = new RunController()
let runCount = 0

/** Runs the open design through the chosen scenario. Does nothing while a run is under way. */
export async function startRun(): Promise<void> {
  const record = await execute(useDocument.getState().design, [])
  if (record) show(record)
}

/** Runs a copy of the design with other settings and compares it with the current run. The design stays as it is. */
export async function tryInCopy(changes: readonly SettingChange[], label: string): Promise<void> {
  const base = useRuns.getState().current
  const { design } = useDocument.getState()
  const record = await execute(withChanges(design, changes), changes, label)
  if (!record) return
  show(record)
  useRuns.setState({ baseline: base })
}

/** Makes the settings tried in a copy part of the design, as one undo step. */
export function applyTrial(): void {
  const { current } = useRuns.getState()
  if (!current || current.changes.length === 0) return
  asOneStep(() => {
    for (const { resourceId, field, value } of current.changes) setConfig([resourceId], field, value)
  })
  useRuns.setState({ current: { ...current, design: useDocument.getState().design, changes: [] } })
}

/** Goes back from a trial to the run it was compared with. */
export function discardTrial(): void {
  const { current, baseline } = useRuns.getState()
  if (current && current.changes.length > 0 && baseline) useRuns.setState({ current: baseline, baseline: null })
}

/** Stops the run under way; the last finished result stays on screen. */
export function cancelRun(): void {
  controller.cancel()
}

/** Keeps the current run to compare later ones with. */
export function setBaseline(): void {
  useRuns.setState(({ current }) => ({ baseline: current }))
}

export function clearBaseline(): void {
  useRuns.setState({ baseline: null })
}

/** Sets the seed of the next runs, a whole number from 0. */
export function setSeed(seed: number): void {
  useRuns.setState({ seed: Math.max(0, Math.trunc(seed)) })
}

/** Forgets all runs, as when another file is opened. */
export function clearRuns(): void {
  controller.cancel()
  runCount = 0
  useRuns.setState({ status: 'idle', progress: null, current: null, baseline: null, error: null })
  resetPlayback(null)
}

/** The result on screen; null before the first run. */
export const useResult = (): RunResult | null => useRuns((state) => state.current?.result ?? null)

/** True when the design, or the scenario chosen, is no longer what the result on screen came from. */
export function useIsStale(): boolean {
  const current = useRuns((state) => state.current)
  const stale = useDocument((state) => current !== null && isStale(current, state.design, state.scenarioId))
  return stale
}

function isStale(record: RunRecord, design: Design, scenarioId: string | null): boolean {
  if (record.changes.length > 0) return false
  const ran = record.design
  return (
    record.scenarioId !== scenarioId ||
    ran.resources !== design.resources ||
    ran.connections !== design.connections ||
    ran.account !== design.account ||
    ran.region !== design.region ||
    ran.scenarios.find(({ id }) => id === scenarioId) !== design.scenarios.find(({ id }) => id === scenarioId)
  )
}

async function execute(design: Design, changes: readonly SettingChange[], label?: string): Promise<RunRecord | null> {
  const { scenarioId } = useDocument.getState()
  const { status, seed } = useRuns.getState()
  const scenario = design.scenarios.find(({ id }) => id === scenarioId)
  if (status === 'running' || !scenario) return null
  const startedAt = performance.now()
  const durationMs = scenario.durationSeconds * 1000
  useRuns.setState({
    status: 'running',
    error: null,
    progress: { fraction: 0, simulatedMs: 0, durationMs, eventsPerSecond: 0, secondsLeft: null },
  })
  pause()
  try {
    const result = await controller.run(
      { designText: serializeDesign(design), scenarioId: scenario.id, seed },
      (fraction, events) => {
        const seconds = (performance.now() - startedAt) / 1000
        const progress = {
          fraction,
          simulatedMs: fraction * durationMs,
          durationMs,
          eventsPerSecond: seconds > 0 ? events / seconds : 0,
          secondsLeft: fraction > 0.02 ? (seconds * (1 - fraction)) / fraction : null,
        }
        useRuns.setState((state) => (state.status === 'running' ? { progress } : state))
      },
    )
    runCount += 1
    return {
      number: runCount,
      label: label ?? `Run ${runCount}`,
      design,
      scenarioId: scenario.id,
      seed,
      result,
      changes,
    }
  } catch (error) {
    if (error instanceof RunCancelled) useRuns.setState({ status: 'cancelled', progress: null })
    else
      useRuns.setState({
        status: 'failed',
        progress: null,
        error: error instanceof Error ? error.message : String(error),
      })
    return null
  }
}

function show(record: RunRecord): void {
  useRuns.setState({ status: 'finished', progress: null, current: record })
  resetPlayback(record.result, momentToShow(record.result))
}

function withChanges(design: Design, changes: readonly SettingChange[]): Design {
  return {
    ...design,
    resources: design.resources.map((resource) => {
      const own = changes.filter(({ resourceId }) => resourceId === resource.id)
      if (own.length === 0) return resource
      return {
        ...resource,
        config: { ...resource.config, ...Object.fromEntries(own.map(({ field, value }) => [field, value])) },
      }
    }),
  }
}
