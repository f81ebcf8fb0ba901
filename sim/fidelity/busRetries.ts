import type { RunResult } from '../result'
import { PATIENT } from './bareFunction'
import { always, INSTANT } from './deliveryTrial'
import { simulate } from './experiment'
import { banded, type FidelityStudy, row, sumOf } from './row'

const API = 'EventBridge API Reference, RetryPolicy: 185 attempts within 86,400 s'
const EVENTS = 200
const DAY_SECONDS = 86_400

/** Events for a queue that never takes them. */
function undeliverable(bus: Record<string, unknown>, target: Record<string, unknown>, seconds: number): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'bus', type: 'aws.events.bus', config: { putLatency: INSTANT, deliveryLatency: INSTANT, ...bus } },
      { id: 'queue', type: 'aws.sqs.queue', config: { sendLatency: INSTANT } },
    ],
    connections: [
      { from: 'clients.requests', to: 'bus.requests' },
      { from: 'bus.rules', to: 'queue.deliveries', config: target },
    ],
    load: {
      clients: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: EVENTS },
          { atSeconds: 1, rate: 0 },
        ],
      },
    },
    spacing: 'exact',
    durationSeconds: seconds,
    faults: always('queue', { kind: 'error', probability: 1 }, seconds),
  })
}

const retriesPerEvent = (result: RunResult): number => sumOf(result, 'bus', 'RetryInvocationAttempts') / EVENTS

/** EventBridge gives an event up after 185 retries or 24 hours, whichever comes first. */
export const busRetries: FidelityStudy = {
  id: 'eventbridge',
  title: 'EventBridge’s delivery retries',
  rows() {
    const quick = undeliverable({ firstRetrySeconds: 0.1, longestRetrySeconds: 10 }, {}, 3600)
    const normal = undeliverable({}, {}, DAY_SECONDS + 60)
    const short = undeliverable({}, { maximumEventAgeSeconds: 60 }, 120)
    return [
      row('eventbridge.retries', 'Retries of an event when the waits are short', 185, 0, retriesPerEvent(quick), API),
      banded(
        'eventbridge.day',
        'Retries of an event in 24 hours with the waits by default, mean of 200 events',
        185,
        170,
        185,
        retriesPerEvent(normal),
        `${API}; waits derived`,
      ),
      row(
        'eventbridge.age',
        'Events given up by the end of their 24 hours',
        EVENTS,
        0,
        sumOf(normal, 'bus', 'FailedInvocations'),
        API,
      ),
      row(
        'eventbridge.minute',
        'Events given up by a maximum age of 60 s',
        EVENTS,
        0,
        sumOf(short, 'bus', 'FailedInvocations'),
        API,
      ),
    ]
  },
}
