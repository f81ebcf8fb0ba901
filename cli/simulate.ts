import { replicate, run, type RunResult } from '../sim/index'
import type { Io } from './io'
import type { Prepared } from './options/runOptions'
import { Progress } from './progress'

/** Runs a prepared design `count` times with consecutive seeds, with a bar on standard error. */
export function simulate({ model, scenario }: Prepared, seed: number, count: number, io: Io): RunResult[] {
  const progress = new Progress(io, scenario.name)
  const options = {
    seed,
    now: () => io.now(),
    // Replications count their events anew: no rate then.
    onProgress: (fraction: number, events: number) => progress.update(fraction, count === 1 ? events : null),
  }
  try {
    return count === 1 ? [run(model, scenario, options)] : replicate(model, scenario, count, options)
  } finally {
    progress.done()
  }
}
