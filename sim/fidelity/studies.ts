import { asynchronousRetries } from './asyncRetries'
import { awsMeasurements } from './awsMeasured'
import { tableCapacity, tokenBuckets } from './buckets'
import { busRetries } from './busRetries'
import { cacheHitRate } from './cache'
import { admissionOrder, classicBurst } from './lambdaConcurrency'
import { lambdaPrices } from './lambdaPrices'
import { networkInterfaces } from './networkInterfaces'
import { documentedExample, expirySweep, reusePolicies, saturation } from './pool'
import { workedPrices } from './prices'
import { provisionedAllocation } from './provisionedAllocation'
import { littlesLaw, lossSystem, waitingSystem } from './queueing'
import { functionScaling, pollerScaling } from './ramps'
import { shardPolling } from './shardPolling'
import { topicRetries } from './snsRetries'
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
  provisionedAllocation,
  pollerScaling,
  shardPolling,
  asynchronousRetries,
  topicRetries,
  busRetries,
  networkInterfaces,
  cacheHitRate,
  workedPrices,
  lambdaPrices,
]
