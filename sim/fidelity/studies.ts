import { awsMeasurements } from './awsMeasured'
import { tableCapacity, tokenBuckets } from './buckets'
import { cacheHitRate } from './cache'
import { admissionOrder, classicBurst } from './lambdaConcurrency'
import { lambdaPrices } from './lambdaPrices'
import { documentedExample, expirySweep, reusePolicies, saturation } from './pool'
import { workedPrices } from './prices'
import { littlesLaw, lossSystem, waitingSystem } from './queueing'
import { functionScaling, pollerScaling } from './ramps'
import type { FidelityStudy } from './row'

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
  tokenBuckets,
  tableCapacity,
  functionScaling,
  admissionOrder,
  classicBurst,
  pollerScaling,
  cacheHitRate,
  workedPrices,
  lambdaPrices,
]
