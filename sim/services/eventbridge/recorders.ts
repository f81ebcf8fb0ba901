import type { RateMeter } from '../../primitives/RateMeter'
import type { ComponentContext } from '../define'
import type { DeliveryObserver } from '../EventDeliveries'
import { INVOCATIONS_LIMIT, INVOCATIONS_QUOTA } from './limits'
import { METRICS } from './metrics'
import { RULE_THROTTLED } from './outcomes'

/** Counts what becomes of invocations; `demand` measures those of the whole account. */
export function invocationRecorders(context: ComponentContext<unknown>, demand: RateMeter): DeliveryObserver {
  const invocations = context.counter(METRICS.invocations)
  const failed = context.counter(METRICS.failed)
  const retries = context.counter(METRICS.retries)
  const throttled = context.counter(METRICS.throttled)
  const toDeadLetterQueue = context.counter(METRICS.toDeadLetterQueue)
  const notToDeadLetterQueue = context.counter(METRICS.notToDeadLetterQueue)
  const startLatency = context.distribution(METRICS.startLatency)
  const pendingGauge = context.gauge(METRICS.pending)
  const overRate = context.limit(INVOCATIONS_LIMIT, context.quota(INVOCATIONS_QUOTA.id), RULE_THROTTLED)
  return {
    due: () => demand.add(context.simulator.now),
    delayed() {
      throttled.add()
      overRate.reject(demand.perSecond(context.simulator.now))
    },
    tried(failures, ageMs) {
      if (failures === 0) startLatency.add(ageMs)
      else retries.add()
    },
    ended(taken) {
      invocations.add()
      if (!taken) failed.add()
    },
    deadLettered: (taken) => (taken ? toDeadLetterQueue : notToDeadLetterQueue).add(),
    pending: (count) => pendingGauge.set(count),
  }
}
