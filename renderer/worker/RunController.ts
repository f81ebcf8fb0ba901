import * as Comlink from 'comlink'
import type { RunResult } from '../../sim/index'
import type { RunRequest, SimulationWorker } from './protocol'

/** The run was stopped by the user. */
export class RunCancelled extends Error {
  constructor() {
    super('The run was cancelled.')
    this.name = 'RunCancelled'
  }
}

export interface StartedWorker {
  api: Comlink.Remote<SimulationWorker>
  /** Rejects when the worker itself breaks, such as by running out of memory. */
  broken: Promise<never>
  terminate(): void
}

/** Runs simulations one at a time in a worker; cancelling ends the worker, and the next run starts another. */
export class RunController {
  readonly #start: () => StartedWorker
  #worker: StartedWorker | null = null
  #cancel: (() => void) | null = null

  constructor(start: () => StartedWorker = startWorker) {
    this.#start = start
  }

  /** Resolves with the result. Rejects with `RunCancelled`, or with an Error that says what is wrong. */
  async run(request: RunRequest, onProgress: (fraction: number, events: number) => void): Promise<RunResult> {
    if (this.#cancel) throw new Error('A run is already under way.')
    this.#worker ??= this.#start()
    const { api, broken } = this.#worker
    const cancelled = new Promise<never>((_, reject) => {
      this.#cancel = () => {
        this.#dispose()
        reject(new RunCancelled())
      }
    })
    try {
      return await Promise.race([api.run(request, Comlink.proxy(onProgress)), broken, cancelled])
    } catch (error) {
      this.#dispose()
      throw error
    } finally {
      this.#cancel = null
    }
  }

  /** Stops the run under way, if any. */
  cancel(): void {
    this.#cancel?.()
  }

  #dispose(): void {
    this.#worker?.terminate()
    this.#worker = null
  }
}

function startWorker(): StartedWorker {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' })
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(`The simulation stopped unexpectedly: ${event.message || 'its worker could not be started'}.`))
    })
  })
  broken.catch(() => {})
  return { api: Comlink.wrap<SimulationWorker>(worker), broken, terminate: () => worker.terminate() }
}
