import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { always, INSTANT, ONE_REQUEST, triesOf } from './deliveryTrial'
import { simulate, type Trial } from './experiment'
import { type FidelityRow, type FidelityStudy, row } from './row'

const GUIDE = 'Lambda Developer Guide, How Lambda handles errors and retries with asynchronous invocation'
const RUN_MS = 1000
const LONGEST_AGE_SECONDS = 21_600

/** One event for a function, by way of a topic that takes no time. */
function oneEvent(config: Record<string, unknown>, more: Partial<Trial>): RunResult {
  const { resources = [], connections = [], load = {}, ...rest } = more
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'topic', type: 'aws.sns.topic', config: { publishLatency: INSTANT, deliveryLatency: INSTANT } },
      {
        id: 'function',
        type: 'aws.lambda.function',
        config: bareFunction({ kind: 'constant', value: RUN_MS }, { asyncQueueDelay: INSTANT, ...config }),
      },
      ...resources,
    ],
    connections: [
      { from: 'clients.requests', to: 'topic.requests' },
      { from: 'topic.subscriptions', to: 'function.events' },
      ...connections,
    ],
    load: { clients: ONE_REQUEST, ...load },
    spacing: 'exact',
    durationSeconds: 600,
    ...rest,
  })
}

/** Seconds from the first try to the one of this number. */
function triedAfter(result: RunResult, number: number): number {
  const tries = triesOf(result, 'function')
  return (tries[number - 1]!.startMs - tries[0]!.startMs) / 1000
}

/** When an asynchronous event is tried, after errors, after throttles, and for how long. */
export const asynchronousRetries: FidelityStudy = {
  id: 'async',
  title: 'Tries of an asynchronous event',
  rows: () => [...afterErrors(), ...afterThrottles(), ...untilTooOld()],
}

function afterErrors(): FidelityRow[] {
  const failing = oneEvent({ errorPercent: 100 }, {})
  return [
    row(
      'async.tries',
      'Tries of an event whose function always fails',
      3,
      0,
      triesOf(failing, 'function').length,
      GUIDE,
    ),
    row('async.second', 'Second try: 1 minute after the first has failed, s', 61, 0, triedAfter(failing, 2), GUIDE),
    row('async.third', 'Third try: 2 minutes after the second has failed, s', 182, 0, triedAfter(failing, 3), GUIDE),
  ]
}

/** The only execution that is reserved is taken for a quarter of an hour by a call that came first. */
function afterThrottles(): FidelityRow[] {
  const throttled = oneEvent(
    { reservedConcurrency: 1, compute: { kind: 'constant', value: 900_000 } },
    {
      resources: [{ id: 'first', type: 'client', config: PATIENT }],
      connections: [{ from: 'first.requests', to: 'function.invoke' }],
      load: {
        first: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 10 },
            { atSeconds: 0.1, rate: 0 },
          ],
        },
      },
      durationSeconds: 1200,
    },
  )
  return [
    row('async.throttled', 'Fourth try of a throttled event: after 1 + 2 + 4 s', 7, 0, triedAfter(throttled, 4), GUIDE),
    row(
      'async.doubling',
      'Tenth try of a throttled event: after 1 + 2 + 4 + … + 256 s',
      511,
      0,
      triedAfter(throttled, 10),
      GUIDE,
    ),
    row('async.longest', 'Eleventh: 5 minutes later, the longest wait, s', 811, 0, triedAfter(throttled, 11), GUIDE),
  ]
}

function untilTooOld(): FidelityRow[] {
  const seconds = LONGEST_AGE_SECONDS + 600
  const result = oneEvent(
    {},
    { durationSeconds: seconds, faults: always('function', { kind: 'throttle', probability: 1 }, seconds) },
  )
  const accepted = triesOf(result, 'function')[0]!.startMs
  const givenUp = result.throttles.find(({ limitId }) => limitId === 'lambda.eventAge')?.firstAtMs ?? NaN
  return [
    row(
      'async.age',
      'Age at which an event is given up, s',
      LONGEST_AGE_SECONDS,
      0,
      (givenUp - accepted) / 1000,
      GUIDE,
    ),
    row(
      'async.ageTries',
      'Its throttled tries in 6 hours: 10 in the first 511 s, then one each 5 minutes',
      10 + Math.floor((LONGEST_AGE_SECONDS - 511) / 300),
      0,
      triesOf(result, 'function').length,
      GUIDE,
    ),
  ]
}
