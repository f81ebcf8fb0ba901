import type { Model } from '../../compile/model'
import type { Scenario } from '../../design/types'
import type { Finding, RunResult } from '../../result'
import { apiCache } from './apiCache'
import { apiThrottled } from './apiThrottles'
import { coldStarts } from './coldStarts'
import { borrowTimeouts, connectionsExhausted } from './databaseConnections'
import { droppedEvents, undeliveredRecords } from './droppedEvents'
import {
  throttledByAccount,
  throttledByRequestRate,
  throttledByReserved,
  throttledByScalingRate,
} from './concurrencyThrottles'
import { deadLettered, missingDeadLetterQueue } from './deadLetterQueue'
import { eventSourceConcurrency } from './eventSourceConcurrency'
import { functionTimeouts } from './functionTimeouts'
import { mappingAtCeiling } from './mappingCeiling'
import { missingInterfaces } from './networkInterfaces'
import { callsWithoutPath } from './networkPaths'
import { callsWithoutRetries, clientWithoutRetries } from './missingRetries'
import { capacityUnused, reservedUnused } from './overProvisioned'
import { provisionedSpillover, provisionedUnused } from './provisionedConcurrency'
import { growingBacklog } from './queueBacklog'
import { recursiveLoop } from './recursiveLoop'
import { clientRetryAmplification, sdkRetryAmplification } from './retries'
import type { Rule } from './rule'
import { snsRetryProduct } from './snsRetryProduct'
import { iteratorAgeGrowing, shardBlocked } from './streamLag'
import { hotPartition, onDemandExceeded, provisionedTooLow } from './tableThrottles'
import { timeoutInversion } from './timeouts'
import { versionErrors } from './versionErrors'
import { visibilityTimeout } from './visibilityTimeout'

const RULES: readonly Rule[] = [
  throttledByReserved,
  throttledByAccount,
  throttledByScalingRate,
  throttledByRequestRate,
  apiThrottled,
  hotPartition,
  provisionedTooLow,
  onDemandExceeded,
  connectionsExhausted,
  borrowTimeouts,
  recursiveLoop,
  versionErrors,
  droppedEvents,
  undeliveredRecords,
  clientRetryAmplification,
  sdkRetryAmplification,
  snsRetryProduct,
  growingBacklog,
  shardBlocked,
  iteratorAgeGrowing,
  missingDeadLetterQueue,
  deadLettered,
  visibilityTimeout,
  eventSourceConcurrency,
  mappingAtCeiling,
  provisionedSpillover,
  timeoutInversion,
  callsWithoutPath,
  missingInterfaces,
  functionTimeouts,
  coldStarts,
  apiCache,
  clientWithoutRetries,
  callsWithoutRetries,
  reservedUnused,
  provisionedUnused,
  capacityUnused,
]

const ORDER = { critical: 0, warning: 1, info: 2 } as const

/** What a run has shown that is worth changing, most severe first. */
export function findings(model: Model, scenario: Scenario, result: RunResult): Finding[] {
  const evidence = { model, scenario, result }
  return RULES.flatMap((rule) => rule(evidence)).sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
}
