import { awsMeasurements } from './awsMeasured'
import { documentedExample, expirySweep, reusePolicies, saturation } from './pool'
import { littlesLaw, lossSystem, waitingSystem } from './queueing'
import type { FidelityRow, FidelityStudy } from './row'

/** Everything the engine is held against, in the order of the report. */
export const fidelityStudies: readonly FidelityStudy[] = [
  lossSystem,
  waitingSystem,
  littlesLaw,
  documentedExample,
  expirySweep,
  saturation,
  reusePolicies,
  awsMeasurements,
]

/** Runs all studies; `onStudy` is told before each. */
export function fidelity(onStudy?: (study: FidelityStudy, index: number) => void): FidelityRow[] {
  return fidelityStudies.flatMap((study, index) => {
    onStudy?.(study, index)
    return study.rows()
  })
}
