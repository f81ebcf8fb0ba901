import { compile, type Design, run, type RunResult } from '../../sim/index'
import type { Round } from './row'

/** Runs a design's first scenario once. `units` counts what its row is about: requests of clients unless it says otherwise. */
export function designRound(
  design: Design,
  seed: number,
  units: (result: RunResult) => number = (result) => result.requests.total,
): Round {
  const compiled = compile(design)
  if ('problems' in compiled) throw new Error(compiled.problems.map((problem) => problem.message).join('; '))
  const result = run(compiled.model, design.scenarios[0]!, { seed })
  return { units: units(result), events: result.engine.events }
}
