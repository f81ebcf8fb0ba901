import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import type { AnyService, CheckContext, Component, ComponentContext, PlatformEra } from '../../../sim/services/define'
import { defineService } from '../../../sim/services/define'
import { type ConfigOf, number, optionalNumber, withDefaults } from '../../../sim/services/fields'
import { INJECTED_ERROR } from '../../../sim/services/faults'
import { AsyncInvocations } from '../../../sim/services/lambda/async/AsyncInvocations'
import { type AsyncSettings, asyncFields } from '../../../sim/services/lambda/async/asyncFields'
import { asyncPorts } from '../../../sim/services/lambda/async/asyncPorts'
import { checkAsync } from '../../../sim/services/lambda/async/checkAsync'
import { ERROR_RESPONSE_BYTES, maxEventBytes, RECORD_ENVELOPE_BYTES } from '../../../sim/services/lambda/async/limits'
import type { Invoker } from '../../../sim/services/lambda/invocation'
import { FUNCTION_ERROR, TIMED_OUT, TOO_MANY_REQUESTS } from '../../../sim/services/lambda/outcomes'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'
import { receiver, sender, Stage, type StageDesign } from './stage'

const RECEIVED = 'AsyncEventsReceived'
const AGE = 'AsyncEventAge'
const DROPPED = 'AsyncEventsDropped'
const DEAD_LETTER_ERRORS = 'DeadLetterErrors'
const DESTINATION_FAILURES = 'DestinationDeliveryFailures'
const WAITING = 'AsyncEventsWaiting'

const GONE: Outcome = { name: 'NotFound', service: 'test', httpStatus: 404, class: 'clientError', retryable: false }
const NO_ADDRESS: Outcome = {
  name: 'ENILimitReachedException',
  service: 'lambda',
  httpStatus: 502,
  class: 'fault',
  retryable: true,
}

/** What the function does with a try: it runs for a time and ends, or is turned away. */
interface Answer {
  ms?: number
  outcome?: Outcome
  refusal?: Outcome
}

interface Try {
  atMs: number
  key: number
}

const fields = {
  ...asyncFields,
  reservedConcurrency: optionalNumber({ label: '', help: '', unit: 'count', min: 0, max: 1000 }),
  responseBytes: number({ label: '', help: '', unit: 'bytes', default: 2048, min: 0, max: 1e6 }),
}

/** A function whose every try is answered as the test says, by the number of the try from 0. */
class ScriptedFunction implements Component {
  readonly asynchronous: AsyncInvocations
  private readonly under: { invoker: Invoker; tag: number; segment: number; outcome: number }[] = []

  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly answer: (tryNumber: number, key: number) => Answer,
    private readonly tries: Try[],
  ) {
    this.asynchronous = new AsyncInvocations(
      context,
      { invoke: (invoker, tag, segment) => this.invoke(invoker, tag, segment) },
      context.config,
      { stopped: context.config.reservedConcurrency === 0 },
    )
  }

  start(): void {
    this.asynchronous.start()
  }

  receive(call: number): void {
    this.asynchronous.accept(call)
  }

  fire(_kind: number, run: number): void {
    const { invoker, tag, segment, outcome } = this.under[run]!
    this.context.traces.close(segment, outcome)
    invoker.invocationEnded(tag, outcome)
  }

  usage(): [] {
    return []
  }

  private invoke(invoker: Invoker, tag: number, segment: number): number {
    const { simulator, outcomes, index } = this.context
    const key = invoker.recordKey(tag, 0)
    this.tries.push({ atMs: simulator.now, key })
    const { ms = 0, outcome = OK, refusal = null } = this.answer(this.tries.length - 1, key)
    if (refusal !== null) return outcomes.code(refusal)
    const run = this.under.push({ invoker, tag, segment, outcome: outcomes.code(outcome) }) - 1
    if (ms === 0) this.fire(0, run)
    else simulator.schedule(ms, index, 0, run)
    return 0
  }
}

/** app → fn.events, and from there to the receivers named. */
function oneFunction(
  answer: (tryNumber: number, key: number) => Answer,
  config: Record<string, unknown> = {},
  rest: Partial<StageDesign> & { receivers?: readonly ('onSuccess' | 'onFailure' | 'deadLetter')[] } = {},
) {
  const { receivers = [], ...design } = rest
  const tries: Try[] = []
  const functions: ScriptedFunction[] = []
  const service: AnyService = defineService({
    ...receiver,
    type: 'test.function',
    fields,
    ports: [{ id: 'events', title: 'Events', direction: 'in', protocol: 'event' }, ...asyncPorts],
    create: (context) => {
      const made = new ScriptedFunction(context, answer, tries)
      functions.push(made)
      return made
    },
  })
  const stage = new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'fn', service, config: { asyncQueueDelay: { kind: 'constant', value: 0 }, ...config } },
      ...receivers.map((id) => ({ id, service: receiver })),
    ],
    connections: [
      { from: 'app.calls', to: 'fn.events' },
      ...receivers.map((id) => ({ from: `fn.${id}`, to: `${id}.calls` })),
    ],
    seconds: 30_000,
    ...design,
  })
  return { stage, tries, asynchronous: () => functions[0]!.asynchronous }
}

const send = (stage: Stage, atMs: number, count = 1, options: { bytes?: number; key?: number } = {}): void => {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send({ key: i, ...options })
  })
}

const times = (tries: readonly Try[]): number[] => tries.map(({ atMs }) => atMs)

describe('asynchronous invocation', () => {
  it('LAMBDA-57: the sender is answered at once, and the function invoked after the queue delay', () => {
    const { stage, tries } = oneFunction(() => ({ ms: 500 }), { asyncQueueDelay: { kind: 'constant', value: 58 } })
    send(stage, 100, 1, { key: 7 })
    stage.run()
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 100 }])
    expect(tries).toEqual([{ atMs: 158, key: 7 }])
    expect(stage.sum('fn', RECEIVED)).toBe(1)
    expect(stage.sum('fn', DROPPED)).toBe(0)
    expect(stage.metric('fn', AGE).summary).toMatchObject({ samples: 1, average: 58 })
  })

  it('LAMBDA-57: events wait in a gauge of their own, and not while they run', () => {
    const { stage } = oneFunction(() => ({ ms: 400_000 }), { asyncQueueDelay: { kind: 'constant', value: 90_000 } })
    send(stage, 0, 25)
    stage.run()
    expect(stage.metric('fn', WAITING).summary.maximum).toBe(25)
    expect(stage.last('fn', WAITING)).toBe(0)
    expect(stage.metric('fn', WAITING).summary.average! * 30_000).toBeCloseTo(25 * 90, 6)
  })

  it('LAMBDA-57: the set share of events comes twice', () => {
    const { stage, tries } = oneFunction(() => ({}), { duplicateDeliveryPercent: 10 })
    send(stage, 0, 10_000)
    stage.run()
    expect(stage.sum('fn', RECEIVED)).toBe(10_000)
    // Binomial with p = 0.1: four standard deviations are 120.
    expect(Math.abs(tries.length - 11_000)).toBeLessThan(120)
    expect(new Set(tries.map(({ key }) => key)).size).toBe(10_000)
  })

  it('LAMBDA-58: an event above the limit is refused with 413', () => {
    const { stage, tries } = oneFunction(() => ({}))
    send(stage, 0, 1, { bytes: 1_048_576 })
    send(stage, 1, 1, { bytes: 1_048_577 })
    stage.run()
    expect(stage.sender('app').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'RequestTooLargeException'])
    expect(stage.sender('app').replies[1]!.httpStatus).toBe(413)
    expect(tries).toHaveLength(1)
    expect(stage.sum('fn', RECEIVED)).toBe(1)
    expect(stage.throttles()).toMatchObject([{ limitId: 'lambda.asyncPayload', limit: 1_048_576, peakUse: 1_048_577 }])
    expect(maxEventBytes('classic')).toBe(262_144)
  })

  it('LAMBDA-58: each run of an event above 256 KB is billed one further request per 64 KB', () => {
    const extra = (bytes: number, answer: (tryNumber: number) => Answer = () => ({})): number => {
      const { stage, asynchronous } = oneFunction(answer)
      send(stage, 0, 1, { bytes })
      stage.run()
      return asynchronous().extraRequests
    }
    expect(extra(262_144)).toBe(0)
    expect(extra(262_145)).toBe(1)
    expect(extra(262_144 + 65_536)).toBe(1)
    expect(extra(1_048_576)).toBe(12)
    expect(extra(262_145, (n) => ({ outcome: n === 0 ? FUNCTION_ERROR : OK }))).toBe(2)
    expect(extra(262_145, (n) => (n === 0 ? { refusal: TOO_MANY_REQUESTS } : {}))).toBe(1)
  })

  it('LAMBDA-59: a failed event is tried again 1 minute after its end, then 2 minutes after, then given up', () => {
    for (const outcome of [FUNCTION_ERROR, TIMED_OUT]) {
      const { stage, tries } = oneFunction(() => ({ ms: 500, outcome }))
      send(stage, 0)
      stage.run()
      expect(times(tries)).toEqual([0, 60_500, 181_000])
      expect(stage.sum('fn', DROPPED)).toBe(1)
      expect(stage.metric('fn', AGE).summary).toMatchObject({ samples: 3, minimum: 0, maximum: 181_000 })
    }
  })

  it('LAMBDA-59: the retry attempts are a setting', () => {
    for (const [maximumRetryAttempts, expected] of [
      [0, [0]],
      [1, [0, 60_000]],
      [2, [0, 60_000, 180_000]],
    ] as const) {
      const { stage, tries } = oneFunction(() => ({ outcome: FUNCTION_ERROR }), { maximumRetryAttempts })
      send(stage, 0)
      stage.run()
      expect(times(tries)).toEqual(expected)
    }
  })

  it('LAMBDA-59: a retry that succeeds ends the matter', () => {
    const { stage, tries } = oneFunction((n) => ({ outcome: n < 1 ? FUNCTION_ERROR : OK }))
    send(stage, 0)
    stage.run()
    expect(tries).toHaveLength(2)
    expect(stage.sum('fn', DROPPED)).toBe(0)
  })

  it('LAMBDA-60: a throttled event is tried again after 1 s, doubling up to 5 minutes', () => {
    const { stage, tries } = oneFunction((n) => (n < 12 ? { refusal: TOO_MANY_REQUESTS } : {}))
    send(stage, 0)
    stage.run()
    const waits = times(tries).map((atMs, i, all) => (i === 0 ? 0 : atMs - all[i - 1]!) / 1000)
    expect(waits).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    expect(stage.sum('fn', DROPPED)).toBe(0)
    expect(stage.metric('fn', AGE).summary.samples).toBe(1)
  })

  it('LAMBDA-60: an error of the service sends an event back likewise', () => {
    const { stage, tries } = oneFunction((n) => (n < 5 ? { refusal: NO_ADDRESS } : {}))
    send(stage, 0)
    stage.run()
    expect(times(tries)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000])
  })

  it('LAMBDA-59: the scenario’s own error strikes a function that has run: it uses up retries', () => {
    const { stage, tries } = oneFunction(() => ({ outcome: INJECTED_ERROR }))
    send(stage, 0)
    stage.run()
    expect(times(tries)).toEqual([0, 60_000, 180_000])
  })

  it('LAMBDA-60: throttles use up no retry attempt, and begin again at 1 s after a run', () => {
    const answers: Answer[] = [
      { refusal: TOO_MANY_REQUESTS },
      { refusal: TOO_MANY_REQUESTS },
      { outcome: FUNCTION_ERROR },
      { refusal: TOO_MANY_REQUESTS },
      { outcome: FUNCTION_ERROR },
      { outcome: FUNCTION_ERROR },
    ]
    const { stage, tries } = oneFunction((n) => answers[n]!)
    send(stage, 0)
    stage.run()
    expect(times(tries)).toEqual([0, 1_000, 3_000, 63_000, 64_000, 184_000])
    expect(stage.sum('fn', DROPPED)).toBe(1)
  })

  it('LAMBDA-60: the caller’s own mistakes are not tried again', () => {
    const { stage, tries } = oneFunction(() => ({ refusal: GONE }))
    send(stage, 0)
    stage.run()
    expect(tries).toHaveLength(1)
    expect(stage.sum('fn', DROPPED)).toBe(1)
  })

  it('LAMBDA-61: a throttled event is given up at its maximum age', () => {
    const { stage, tries } = oneFunction(() => ({ refusal: TOO_MANY_REQUESTS }), { maximumEventAgeSeconds: 100 })
    send(stage, 1_000)
    stage.run()
    expect(times(tries).at(-1)).toBe(1_000 + 63_000)
    expect(stage.sum('fn', DROPPED)).toBe(1)
    expect(stage.last('fn', WAITING)).toBe(0)
    expect(stage.throttles()).toMatchObject([
      { limitId: 'lambda.eventAge', limit: 100, firstAtMs: 101_000, useAtFirst: 100, outcome: 'EventAgeExceeded' },
    ])
  })

  it('LAMBDA-61: by default that is after six hours', () => {
    const { stage } = oneFunction(() => ({ refusal: TOO_MANY_REQUESTS }))
    send(stage, 0)
    stage.run()
    expect(stage.throttles()[0]!.firstAtMs).toBe(6 * 3_600_000)
  })

  it('LAMBDA-61: a retry that would come later than that does not take place', () => {
    const { stage, tries } = oneFunction(() => ({ ms: 500, outcome: FUNCTION_ERROR }), { maximumEventAgeSeconds: 180 })
    send(stage, 0)
    stage.run()
    expect(times(tries)).toEqual([0, 60_500])
    expect(stage.throttles()[0]).toMatchObject({ firstAtMs: 180_000 })
  })

  it('LAMBDA-61: an event that grows too old while it runs is given up when it fails', () => {
    const { stage, tries } = oneFunction(() => ({ ms: 70_000, outcome: FUNCTION_ERROR }), {
      maximumEventAgeSeconds: 60,
    })
    send(stage, 0)
    stage.run()
    expect(tries).toHaveLength(1)
    expect(stage.throttles()[0]).toMatchObject({ firstAtMs: 70_000, useAtFirst: 70 })
  })

  it('LAMBDA-62: with reserved concurrency 0 an event is given up at once', () => {
    const { stage, tries } = oneFunction(
      () => ({ refusal: TOO_MANY_REQUESTS }),
      { reservedConcurrency: 0 },
      { receivers: ['deadLetter', 'onFailure'] },
    )
    send(stage, 10)
    stage.run()
    expect(times(tries)).toEqual([10])
    expect(stage.sum('fn', DROPPED)).toBe(1)
    expect(stage.receiver('deadLetter').received).toMatchObject([{ atMs: 10 }])
    expect(stage.receiver('onFailure').received).toHaveLength(1)
  })

  it('LAMBDA-63: the dead-letter queue gets the event, the on-failure destination a record', () => {
    const { stage } = oneFunction(
      () => ({ outcome: FUNCTION_ERROR }),
      { maximumRetryAttempts: 0 },
      { receivers: ['deadLetter', 'onFailure', 'onSuccess'] },
    )
    send(stage, 5, 1, { key: 3, bytes: 700 })
    stage.run()
    expect(stage.receiver('deadLetter').received).toEqual([{ atMs: 5, key: 3, bytes: 700, attempt: 1 }])
    expect(stage.receiver('onFailure').received).toEqual([
      { atMs: 5, key: 3, bytes: 700 + ERROR_RESPONSE_BYTES + RECORD_ENVELOPE_BYTES, attempt: 1 },
    ])
    expect(stage.receiver('onSuccess').received).toEqual([])
    expect(stage.sum('fn', DEAD_LETTER_ERRORS)).toBe(0)
    expect(stage.sum('fn', DESTINATION_FAILURES)).toBe(0)
  })

  it('LAMBDA-63: the record of an event that never ran has no response', () => {
    const { stage } = oneFunction(
      () => ({ refusal: TOO_MANY_REQUESTS }),
      { maximumEventAgeSeconds: 60 },
      { receivers: ['onFailure'] },
    )
    send(stage, 0, 1, { bytes: 700 })
    stage.run()
    expect(stage.receiver('onFailure').received).toMatchObject([{ atMs: 60_000, bytes: 700 + RECORD_ENVELOPE_BYTES }])
  })

  it('LAMBDA-64: a success is recorded with request and response', () => {
    const { stage } = oneFunction(
      (n) => ({ ms: 300, outcome: n === 0 ? FUNCTION_ERROR : OK }),
      { responseBytes: 1_000 },
      { receivers: ['deadLetter', 'onFailure', 'onSuccess'] },
    )
    send(stage, 0, 1, { key: 4, bytes: 700 })
    stage.run()
    expect(stage.receiver('onSuccess').received).toEqual([
      { atMs: 60_600, key: 4, bytes: 1_700 + RECORD_ENVELOPE_BYTES, attempt: 1 },
    ])
    expect(stage.receiver('onFailure').received).toEqual([])
    expect(stage.receiver('deadLetter').received).toEqual([])
  })

  it('LAMBDA-65: what is not taken is counted and lost', () => {
    const { stage } = oneFunction(
      (_, key) => ({ outcome: key === 0 ? OK : FUNCTION_ERROR }),
      { maximumRetryAttempts: 0 },
      { receivers: ['deadLetter', 'onFailure', 'onSuccess'] },
    )
    for (const id of ['deadLetter', 'onFailure', 'onSuccess']) stage.receiver(id).answer = () => GONE
    send(stage, 0, 4)
    stage.run()
    expect(stage.sum('fn', DEAD_LETTER_ERRORS)).toBe(3)
    expect(stage.sum('fn', DESTINATION_FAILURES)).toBe(4)
    expect(stage.receiver('deadLetter').received).toHaveLength(3)
    expect(stage.running.calls.inUse).toBe(0)
  })

  it('LAMBDA-66: waits and tries stand in the sender’s trace', () => {
    const answers: Answer[] = [{ refusal: TOO_MANY_REQUESTS }, { ms: 200, outcome: FUNCTION_ERROR }, { ms: 200 }]
    const { stage } = oneFunction(
      (n) => answers[n]!,
      { asyncQueueDelay: { kind: 'constant', value: 50 } },
      { receivers: ['onSuccess'] },
    )
    send(stage, 100)
    stage.run()
    const { segments } = stage.traces()[0]!
    const shown = segments.map(({ resourceId, name, parent, startMs, endMs, attempt, outcome }) =>
      [resourceId, name, parent, startMs, endMs, attempt, outcome].join(' '),
    )
    expect(shown).toEqual([
      'app app -1 100 100 1 OK',
      'fn fn 0 100 61550 1 OK',
      'fn Dwell time 1 100 150 1 OK',
      'fn fn 1 150 150 1 TooManyRequestsException',
      'fn Dwell time 1 150 1150 1 OK',
      'fn fn 1 1150 1350 2 Unhandled',
      'fn Dwell time 1 1350 61350 1 OK',
      'fn fn 1 61350 61550 3 OK',
      'onSuccess onSuccess 1 61550 61550 1 OK',
    ])
  })

  it('LAMBDA-66: the event’s segment says how it was given up', () => {
    const outcomeOf = (answer: Answer, config: Record<string, unknown>): string => {
      const { stage } = oneFunction(() => answer, config)
      send(stage, 0)
      stage.run()
      return stage.traces()[0]!.segments[1]!.outcome
    }
    expect(outcomeOf({ outcome: FUNCTION_ERROR }, {})).toBe('RetriesExhausted')
    expect(outcomeOf({ refusal: TOO_MANY_REQUESTS }, { maximumEventAgeSeconds: 60 })).toBe('EventAgeExceeded')
  })

  it('loses and doubles nothing, whatever happens to the events', () => {
    const random = new RandomStream(7, 'fn', 'answers')
    const answers: (() => Answer)[] = [
      () => ({ ms: random.uniform() * 90_000 }),
      () => ({ ms: random.uniform() * 90_000, outcome: FUNCTION_ERROR }),
      () => ({ ms: random.uniform() * 90_000, outcome: INJECTED_ERROR }),
      () => ({ outcome: TIMED_OUT }),
      () => ({ refusal: TOO_MANY_REQUESTS }),
      () => ({ refusal: random.uniform() < 0.1 ? GONE : NO_ADDRESS }),
    ]
    const { stage } = oneFunction(
      () => answers[random.below(answers.length)]!(),
      { maximumEventAgeSeconds: 400, asyncQueueDelay: { kind: 'exponential', mean: 50 } },
      { receivers: ['deadLetter', 'onFailure', 'onSuccess'] },
    )
    for (let i = 0; i < 3_000; i++) send(stage, i * 100, 1, { key: i })
    stage.run()
    const keys = (id: string): number[] => stage.receiver(id).received.map(({ key }) => key)
    const ended = [...keys('onSuccess'), ...keys('onFailure')].sort((a, b) => a - b)
    expect(ended).toEqual(Array.from({ length: 3_000 }, (_, i) => i))
    expect(keys('deadLetter')).toEqual(keys('onFailure'))
    expect(stage.sum('fn', DROPPED)).toBe(keys('onFailure').length)
    expect(stage.last('fn', WAITING)).toBe(0)
    expect(stage.running.calls.inUse).toBe(0)
  })

  it('holds a million throttled events without searching among them', () => {
    const events = 1_000_000
    const { stage, tries } = oneFunction(() => ({ refusal: TOO_MANY_REQUESTS }), {}, { seconds: 70 })
    send(stage, 0, events)
    stage.run()
    // At 0, 1, 3, 7, 15, 31 and 63 s.
    expect(tries).toHaveLength(7 * events)
    expect(stage.last('fn', WAITING)).toBe(events)
  }, 30_000)
})

describe('rules over asynchronous invocation', () => {
  const QUEUE = 'aws.sqs.queue'
  type Other = { type: string; config?: Record<string, unknown> }

  /** Problem codes of a function with these settings and connections, by port. */
  const codes = (
    config: Partial<AsyncSettings>,
    connections: Record<string, Other[]>,
    era: PlatformEra = 'modern',
  ): string[] => {
    const context = {
      era,
      config: withDefaults(asyncFields, config),
      connections: (port: string) =>
        (connections[port] ?? []).map(({ type, config: settings = {} }, i) => ({
          id: `${port}${i}`,
          other: { id: `${port}${i}`, type, name: port, config: settings },
          config: {},
        })),
    }
    return checkAsync(context as unknown as CheckContext<AsyncSettings>).map(({ code }) => code)
  }
  const events = [{ type: 'aws.sns.topic' }]
  const queue = { type: QUEUE, config: { queueType: 'standard' } }

  it('LAMBDA-63: events without a place for those given up are warned of', () => {
    expect(codes({}, { events })).toEqual(['lambda.failedEventsLost'])
    expect(codes({}, { events, onSuccess: [queue] })).toEqual(['lambda.failedEventsLost'])
    expect(codes({}, { events, deadLetter: [queue] })).toEqual([])
    expect(codes({}, { events, onFailure: [queue] })).toEqual([])
    expect(codes({}, {})).toEqual([])
  })

  it('LAMBDA-63: a FIFO queue or topic is refused', () => {
    const fifoQueue = { type: QUEUE, config: { queueType: 'fifo' } }
    const fifoTopic = { type: 'aws.sns.topic', config: { topicType: 'fifo' } }
    expect(codes({}, { events, deadLetter: [fifoQueue] })).toEqual(['lambda.fifoDestination'])
    expect(codes({}, { events, onFailure: [fifoTopic] })).toEqual(['lambda.fifoDestination'])
    expect(codes({}, { events, deadLetter: [queue], onSuccess: [fifoQueue] })).toEqual(['lambda.fifoDestination'])
  })

  it('LAMBDA-61: retries beyond the maximum age are warned of', () => {
    const warned = (maximumRetryAttempts: number, maximumEventAgeSeconds: number): boolean =>
      codes({ maximumRetryAttempts, maximumEventAgeSeconds }, {}).includes('lambda.retriesBeyondEventAge')
    expect(warned(2, 180)).toBe(true)
    expect(warned(2, 181)).toBe(false)
    expect(warned(1, 180)).toBe(false)
    expect(warned(1, 60)).toBe(true)
    expect(warned(0, 60)).toBe(false)
  })

  it('LAMBDA-63: a dead-letter queue without asynchronous events is pointed out', () => {
    expect(codes({}, { deadLetter: [queue] })).toEqual(['lambda.destinationWithoutEvents'])
  })

  it('LAMBDA-63: the classic era had dead-letter queues and no destinations', () => {
    expect(codes({}, { events, deadLetter: [queue] }, 'classic')).toEqual([])
    expect(codes({}, { events, onFailure: [queue] }, 'classic')).toEqual(['lambda.destinationInClassicEra'])
  })
})
