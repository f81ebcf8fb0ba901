import { describe, expect, it } from 'vitest'
import { cloudFormationStack } from '../../../sim/services/cloudformation'
import { codesOf, neighbour } from './checks'
import { SERVER_ERROR } from './responder'
import { sender, Stage } from './stage'
import { workers } from './worker'

const SUCCESS = 'RespondSuccess'
const FAILED = 'RespondFailed'
const constant = (value: number) => ({ kind: 'constant', value })

interface Set {
  config?: Record<string, unknown>
  /** Settings of the custom resource by function. */
  functions?: Record<string, Record<string, unknown>>
  seconds?: number
}

/** people → stack → functions, which respond. */
function staged({ config = {}, functions = {}, seconds = 20_000 }: Set = {}) {
  const made = workers()
  const run = new Stage({
    resources: [
      { id: 'people', service: sender },
      {
        id: 'stack',
        service: cloudFormationStack,
        config: { resourceSeconds: constant(10), apiLatency: constant(0), ...config },
      },
      ...Object.keys(functions).map((id) => ({ id, service: made.service })),
    ],
    connections: [
      { from: 'people.calls', to: 'stack.operations' },
      { from: 'people.calls', to: 'stack.responses' },
      ...Object.entries(functions).flatMap(([id, settings]) => [
        { from: 'stack.customResource', to: `${id}.events`, config: settings },
        { from: `${id}.calls`, to: 'stack.responses' },
      ]),
    ],
    seconds,
  })
  const operate = (atMs: number, operation = 'UpdateStack', key = 0): Stage =>
    run.at(atMs, () => run.sender('people').send({ operation, key }))
  const count = (metric: string): number => run.sum('stack', metric)
  const duration = () => run.metric('stack', 'StackOperationDuration').summary
  return { run, operate, fn: made.of, count, duration, replies: run.sender('people').replies }
}

describe('CloudFormation custom resource', () => {
  it('CFN-1: an operation is answered when it has begun', () => {
    const { operate, replies, count, duration } = staged({ config: { apiLatency: constant(200) } })
    operate(1_000, 'CreateStack').run()
    expect(replies).toMatchObject([{ outcome: 'OK', atMs: 1_200 }])
    expect(count('StackOperations')).toBe(1)
    expect(duration()).toMatchObject({ sum: 10 })
    const wrong = staged()
    wrong.operate(0, SUCCESS).run()
    expect(wrong.replies).toMatchObject([{ outcome: 'InvalidAction' }])
  })

  it('CFN-2: a stack does one operation at a time', () => {
    const { operate, replies, count } = staged({ config: { stacks: 3 } })
    operate(0, 'UpdateStack', 1)
    operate(5_000, 'UpdateStack', 1)
    operate(5_000, 'UpdateStack', 2)
    operate(5_000, 'UpdateStack', 4)
    operate(10_001, 'UpdateStack', 4).run()
    expect(replies.map(({ outcome }) => outcome)).toEqual(['OK', 'ValidationError', 'OK', 'ValidationError', 'OK'])
    expect(count('StackOperations')).toBe(3)
  })

  it('CFN-3, CFN-4: custom resources are asked at once and respond; the slowest part decides', () => {
    const { operate, fn, count, duration } = staged({ functions: { a: {}, b: {} }, config: { eventBytes: 777 } })
    fn('a').work = () => ({ operation: SUCCESS, afterMs: 4_000 })
    fn('b').work = () => ({ operation: SUCCESS, afterMs: 25_000 })
    operate(0).run()
    expect(fn('a').received).toEqual([{ atMs: 0, key: 1, bytes: 777 }])
    expect(fn('b').replies).toMatchObject([{ outcome: 'OK' }])
    expect(duration()).toMatchObject({ sum: 25 })
    expect(count('StackOperationsFailed')).toBe(0)

    const failing = staged({ functions: { a: {} }, config: { onFailure: 'preserve' } })
    failing.fn('a').work = () => ({ operation: FAILED, afterMs: 12_000 })
    failing.operate(0).run()
    expect(failing.count('StackOperationsFailed')).toBe(1)
    expect(failing.duration()).toMatchObject({ sum: 12 })

    const plain = staged({ functions: { a: {} } })
    plain.fn('a').work = () => ({ operation: 'UpdateStack', afterMs: 12_000 })
    plain.operate(0).run()
    expect(plain.count('StackOperationsFailed')).toBe(0)
    expect(plain.duration()).toMatchObject({ sum: 12 })

    // A function behind a topic was not asked itself: it answers by the key alone.
    const behind = staged({ functions: { topic: {} } })
    behind.operate(0)
    behind.run.at(15_000, () => behind.run.sender('people').send({ operation: SUCCESS, key: 1, connection: 1 })).run()
    expect(behind.duration()).toMatchObject({ sum: 15 })
  })

  it('CFN-5: a response that does not come in time fails the operation', () => {
    const preserve = { onFailure: 'preserve' }
    const standard = staged({ functions: { fn: {} }, config: preserve })
    standard.operate(0).run()
    expect(standard.duration()).toMatchObject({ sum: 3_600 })
    expect(standard.run.throttles()).toMatchObject([
      { limitId: 'cloudformation.serviceTimeout', count: 1, limit: 3_600, useAtFirst: 3_600 },
    ])

    const short = staged({ functions: { fn: { serviceTimeoutSeconds: 60 } }, config: preserve })
    short.fn('fn').work = (n) => ({ operation: SUCCESS, afterMs: n === 1 ? 59_999 : 60_001 })
    short.operate(0)
    short.operate(100_000).run()
    expect(short.count('StackOperationsFailed')).toBe(1)
    expect(short.count('CustomResourceTimeouts')).toBe(1)
    expect(short.count('ResponsesIgnored')).toBe(1)
    expect(short.fn('fn').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'OK'])
    expect(short.duration()).toMatchObject({ maximum: 60 })
  })

  it('CFN-6: an event that is not taken fails the operation', () => {
    const { operate, fn, count, duration } = staged({ functions: { fn: {} }, config: { onFailure: 'preserve' } })
    fn('fn').work = () => ({ outcome: SERVER_ERROR })
    operate(0).run()
    expect(count('StackOperationsFailed')).toBe(1)
    expect(duration()).toMatchObject({ sum: 10 })
  })

  it('CFN-7: a failed operation is rolled back, which asks again', () => {
    const silent = staged({ functions: { fn: {} } })
    silent.operate(0).run()
    expect(silent.fn('fn').received.map(({ atMs, key }) => [atMs, key])).toEqual([
      [0, 1],
      [3_600_000, 2],
    ])
    expect(silent.duration()).toMatchObject({ sum: 7_200 })
    expect(silent.count('StackOperationsFailed')).toBe(1)
    expect(silent.count('StackRollbacksFailed')).toBe(1)

    const recovering = staged({ functions: { fn: {} } })
    recovering.fn('fn').work = (n) => ({ operation: n === 1 ? FAILED : SUCCESS, afterMs: 1_000 })
    recovering.operate(0)
    recovering.operate(30_000).run()
    expect(recovering.count('StackOperations')).toBe(2)
    expect(recovering.count('StackOperationsFailed')).toBe(1)
    expect(recovering.count('StackRollbacksFailed')).toBe(0)
    expect(recovering.duration()).toMatchObject({ sum: 30 })

    const deleting = staged({ functions: { fn: {} } })
    deleting.fn('fn').work = () => ({ operation: FAILED, afterMs: 1_000 })
    deleting.operate(0, 'DeleteStack').run()
    expect(deleting.fn('fn').received).toHaveLength(1)
    expect(deleting.count('StackOperationsFailed')).toBe(1)

    const others = staged({ config: { stacks: 1_000, failurePercent: 20 } })
    const operations = 1_000
    for (let key = 0; key < operations; key++) others.operate(key, 'UpdateStack', key)
    others.run.run()
    // Four standard deviations of a binomial count.
    const failed = others.count('StackOperationsFailed')
    expect(Math.abs(failed - operations * 0.2)).toBeLessThan(4 * Math.sqrt(operations * 0.2 * 0.8))
    expect(others.duration().sum).toBe(10 * (operations + failed))
    expect(others.run.last('stack', 'StackOperationsInProgress')).toBe(0)
  })

  it('CFN-8: an operation and its rollback are subsegments', () => {
    const { run, operate, fn } = staged({ functions: { fn: {} } })
    fn('fn').work = () => ({ operation: FAILED, afterMs: 1_000 })
    operate(0).run()
    const { segments } = run.traces()[0]!
    expect(segments.map(({ name }) => name)).toEqual(['people', 'stack', 'Stack operation', 'fn', 'Rollback', 'fn'])
    expect(segments[2]).toMatchObject({ startMs: 0, endMs: 10_000, outcome: 'StackOperationFailed' })
    expect(segments[4]).toMatchObject({ startMs: 10_000, endMs: 20_000 })
  })

  it('CFN-9: checks find custom resources that never respond, or in vain', () => {
    const resource = (timeoutSeconds: number, serviceTimeoutSeconds: number) => ({
      customResource: [neighbour({ config: { timeoutSeconds }, connection: { serviceTimeoutSeconds } })],
    })
    // Nothing leads from the function back to the stack here.
    expect(codesOf(cloudFormationStack, {}, resource(60, 3_600))).toEqual(['cloudformation.noResponse'])
    expect(codesOf(cloudFormationStack, {}, resource(900, 60))).toEqual([
      'cloudformation.noResponse',
      'cloudformation.timeoutBelowFunction',
    ])
    expect(codesOf(cloudFormationStack, {})).toEqual([])
  })
})
