import type { ComponentContext } from '../define'
import { IN_FLIGHT_LIMIT, MESSAGE_SIZE_LIMIT } from './limits'
import { METRICS } from './metrics'
import { MESSAGE_TOO_LONG, OVER_LIMIT } from './outcomes'

/** Everything that one queue records. */
export const recordersOf = (context: ComponentContext<{ maxMessageBytes: number }>, maxInFlight: number) => ({
  visible: context.gauge(METRICS.visible),
  inFlight: context.gauge(METRICS.notVisible),
  delayed: context.gauge(METRICS.delayed),
  age: context.gauge(METRICS.age),
  sent: context.counter(METRICS.sent),
  received: context.counter(METRICS.received),
  deleted: context.counter(METRICS.deleted),
  emptyReceives: context.counter(METRICS.emptyReceives),
  sentSize: context.distribution(METRICS.sentSize),
  expired: context.counter(METRICS.expired),
  deadLettered: context.counter(METRICS.deadLettered),
  redriven: context.counter(METRICS.redriven),
  overLimit: context.limit(IN_FLIGHT_LIMIT, maxInFlight, OVER_LIMIT),
  overSize: context.limit(MESSAGE_SIZE_LIMIT, context.config.maxMessageBytes, MESSAGE_TOO_LONG),
})

export type Recorders = ReturnType<typeof recordersOf>
