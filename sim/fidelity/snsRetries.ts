import type { RunResult } from '../result'
import { PATIENT } from './bareFunction'
import { always, INSTANT, ONE_REQUEST } from './deliveryTrial'
import { simulate } from './experiment'
import { type FidelityStudy, row, sumOf } from './row'

const GUIDE = 'SNS Developer Guide, Message delivery retries: 3 at once, 2 at 1 s, 10 from 1 to 20 s, 100,000 at 20 s'
const PUBLISHED_SECONDS = 0.5
/** Waits of the ten retries with back-off, growing by a constant factor from 1 s to 20 s. */
const BACKOFF_SECONDS = Array.from({ length: 10 }, (_, retry) => 20 ** (retry / 9)).reduce((sum, wait) => sum + wait)
/** When the first retry that waits 20 s is due, after publishing. */
const STEADY_AFTER_SECONDS = 2 + BACKOFF_SECONDS + 20
const LAST_AFTER_SECONDS = STEADY_AFTER_SECONDS + 99_999 * 20

/** One message for a queue that never takes it. */
function undeliverable(seconds: number): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'topic', type: 'aws.sns.topic', config: { publishLatency: INSTANT, deliveryLatency: INSTANT } },
      { id: 'queue', type: 'aws.sqs.queue', config: { sendLatency: INSTANT } },
    ],
    connections: [
      { from: 'clients.requests', to: 'topic.requests' },
      { id: 'delivery', from: 'topic.subscriptions', to: 'queue.deliveries' },
    ],
    load: { clients: ONE_REQUEST },
    spacing: 'exact',
    durationSeconds: seconds,
    faults: always('queue', { kind: 'error', probability: 1 }, seconds),
  })
}

const tries = (result: RunResult): number => result.connections['delivery']!.totals.fault

/** SNS tries a delivery that fails 100,015 times again, over 23 days. */
export const topicRetries: FidelityStudy = {
  id: 'sns',
  title: 'SNS’s delivery retries',
  rows() {
    const whole = undeliverable(LAST_AFTER_SECONDS + PUBLISHED_SECONDS + 60)
    const triesBy = (seconds: number): number => tries(undeliverable(PUBLISHED_SECONDS + seconds))
    return [
      row('sns.immediate', 'Tries within half a second: the first and 3 at once', 4, 0, triesBy(0.5), GUIDE),
      row('sns.preBackoff', 'Tries within 2.5 s: 2 more, 1 s apart', 6, 0, triesBy(2.5), GUIDE),
      row(
        'sns.backoff',
        `Tries before the waits of 20 s begin, after ${(2 + BACKOFF_SECONDS).toFixed(1)} s: 10 more`,
        16,
        0,
        triesBy(STEADY_AFTER_SECONDS - 1),
        GUIDE,
      ),
      row(
        'sns.hour',
        'Tries within an hour: 16, then one each 20 s',
        16 + 1 + Math.floor((3600 - STEADY_AFTER_SECONDS) / 20),
        0,
        triesBy(3600),
        GUIDE,
      ),
      row('sns.retries', 'Retries of a delivery that always fails', 100_015, 0, tries(whole) - 1, GUIDE),
      row(
        'sns.givenUp',
        'Messages given up after all of them',
        1,
        0,
        sumOf(whole, 'topic', 'NumberOfNotificationsFailed'),
        GUIDE,
      ),
      row('sns.days', 'Days until the last retry', 23, 0.5, LAST_AFTER_SECONDS / 86_400, GUIDE),
    ]
  },
}
