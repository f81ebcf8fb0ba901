import type { RunResult } from '../../sim/index'

export interface RunRequest {
  /** Text of a design file. */
  designText: string
  scenarioId: string
  seed: number
}

/** What the simulation worker offers the studio. */
export interface SimulationWorker {
  /** `onProgress` gets the fraction of simulated time done and the events handled so far. */
  run(request: RunRequest, onProgress: (fraction: number, events: number) => void): RunResult
}
