import { describe, expect, it } from 'vitest'
import { check } from '../../../sim/compile/check'
import { compile } from '../../../sim/compile/compile'
import type { Design, Load } from '../../../sim/design/types'
import { connection, resource, sampleDesign } from '../design/sampleDesign'
import { sampleServices as services } from '../design/sampleServices'

/** Problems of the sample design after a change. */
function after(change: (design: Design) => void) {
  const design = sampleDesign()
  change(design)
  return check(design, services)
}
const codes = (change: (design: Design) => void) => after(change).map((problem) => problem.code)
const find = (design: Design, id: string) => design.resources.find((other) => other.id === id)!
const call = (to: string, more = {}) => ({
  kind: 'call',
  connection: to,
  operation: 'Invoke',
  count: 1,
  probability: 1,
  ...more,
})

describe('check', () => {
  it('finds nothing wrong with a sound design', () => expect(codes(() => {})).toEqual([]))

  it.each<[string, string[], (design: Design) => void]>([
    ['an unknown Region', ['region.unknown'], (d) => (d.region = 'us-east-9')],
    ['an unknown quota', ['quota.unknown'], (d) => (d.account.quotas['lambda.concurrency'] = 5)],
    ['a quota out of range', ['number.outOfRange'], (d) => (d.account.quotas['lambda.concurrentExecutions'] = -5)],
    ['a setting out of range', ['number.outOfRange'], (d) => (find(d, 'fn').config.memoryMb = 64)],
    ['an unknown type', ['resource.type'], (d) => d.resources.push(resource('x', 'aws.sqs.que'))],
    ['an id used twice', ['id.duplicate'], (d) => d.resources.push(resource('fn', 'aws.sqs.queue'))],
    ['an id that is none', ['id.invalid'], (d) => d.resources.push(resource('a b', 'aws.sqs.queue'))],
    ['a container in itself', ['resource.containsItself'], (d) => (find(d, 'fn').parentId = 'fn')],
    ['a missing container', ['resource.parentMissing'], (d) => (find(d, 'fn').parentId = 'vpc')],
    [
      'a connection to nothing',
      ['connection.dangling'],
      (d) => d.connections.push(connection('x', 'fn.calls > gone.requests')),
    ],
    [
      'a connection at no port',
      ['connection.port', 'connection.port'],
      (d) => d.connections.push(connection('x', 'fn.call > worker.run')),
    ],
    [
      'a connection drawn twice',
      ['connection.illegal'],
      (d) => d.connections.push(connection('x', 'api.integration > fn.invoke')),
    ],
    [
      'a connection between unlike ports',
      ['connection.illegal'],
      (d) => d.connections.push(connection('x', 'queue.messages > fn.invoke')),
    ],
    ['a setting of a connection out of range', ['number.outOfRange'], (d) => (d.connections[2]!.config.batchSize = 0)],
    [
      'a call over a missing connection',
      ['handler.connection', 'handler.unusedConnection'],
      (d) => (find(d, 'fn').config.handler = [call('sent')]),
    ],
    [
      'a call of an unknown operation',
      ['handler.operation'],
      (d) => (find(d, 'fn').config.handler = [call('send', { operation: 'Send' })]),
    ],
    [
      'a connection that the handler leaves out',
      ['handler.unusedConnection'],
      (d) => (find(d, 'fn').config.handler = []),
    ],
    ['clients without a connection', ['client.unconnected'], (d) => d.resources.push(resource('idle', 'client'))],
    [
      'a service check',
      ['lambda.batchTooLarge'],
      (d) => ((find(d, 'queue').config.fifo = true), (d.connections[2]!.config.batchSize = 50)),
    ],
    ['a scenario without end', ['number.outOfRange'], (d) => (d.scenarios[0]!.durationSeconds = 32 * 86_400)],
    ['a scenario of no time', ['number.outOfRange'], (d) => (d.scenarios[0]!.durationSeconds = 0)],
    ['a scenario of NaN', ['number.type'], (d) => (d.scenarios[0]!.durationSeconds = Number.NaN)],
    ['warm-up to the end', ['scenario.warmup'], (d) => (d.scenarios[0]!.warmupSeconds = 600)],
    ['no traffic', ['scenario.noTraffic'], (d) => (d.scenarios[0]!.streams = [])],
    ['two scenarios of one id', ['id.duplicate'], (d) => d.scenarios.push({ ...d.scenarios[0]! })],
    [
      'two streams of one id',
      ['id.duplicate'],
      (d) => d.scenarios[0]!.streams.push({ ...d.scenarios[0]!.streams[0]! }),
    ],
    ['a stream to nothing', ['stream.target'], (d) => (d.scenarios[0]!.streams[0]!.target = 'user')],
    ['a stream to a function', ['stream.target'], (d) => (d.scenarios[0]!.streams[0]!.target = 'fn')],
    ['a fault of nothing', ['fault.target'], (d) => (d.scenarios[0]!.faults[0]!.target = 'gone')],
    ['a fault after the end', ['fault.outside'], (d) => (d.scenarios[0]!.faults[0]!.startSeconds = 600)],
    ['a fault beyond the end', ['fault.outside'], (d) => (d.scenarios[0]!.faults[0]!.durationSeconds = 550)],
    ['a fault before the start', ['number.outOfRange'], (d) => (d.scenarios[0]!.faults[0]!.startSeconds = -1)],
    ['a fault of no time', ['fault.duration'], (d) => (d.scenarios[0]!.faults[0]!.durationSeconds = 0)],
    [
      'a fault more than certain',
      ['number.outOfRange'],
      (d) => (d.scenarios[0]!.faults[0]!.effect = { kind: 'error', probability: 2 }),
    ],
    [
      'a negative delay',
      ['number.outOfRange'],
      (d) => (d.scenarios[0]!.faults[0]!.effect = { kind: 'latency', delay: { kind: 'constant', value: -1 } }),
    ],
  ])('%s gives %j', (_, expected, change) => {
    const problems = after(change)
    expect(problems.map((problem) => problem.code)).toEqual(expected)
    for (const problem of problems) {
      expect(problem.path).not.toBe(null)
      expect(problem.message).toMatch(/[.?]$/)
      expect(problem.help).not.toBe('')
    }
  })

  it.each<[string[], Load]>([
    [[], { kind: 'constant', rate: 0 }],
    [['number.outOfRange'], { kind: 'constant', rate: 1e8 }],
    [['number.outOfRange'], { kind: 'constant', rate: -1 }],
    [['number.type'], { kind: 'constant', rate: Number.NaN }],
    [[], { kind: 'ramp', from: 1, to: 5, startSeconds: 0, endSeconds: 60 }],
    [['load.order'], { kind: 'ramp', from: 1, to: 5, startSeconds: 60, endSeconds: 0 }],
    [
      ['load.order'],
      {
        kind: 'steps',
        steps: [
          { atSeconds: 60, rate: 1 },
          { atSeconds: 0, rate: 5 },
        ],
      },
    ],
    [['list.length'], { kind: 'points', points: [] }],
    [
      ['number.outOfRange'],
      { kind: 'spike', base: 1, peak: 9, atSeconds: -1, riseSeconds: 0, holdSeconds: 1, fallSeconds: 0 },
    ],
    [['number.outOfRange'], { kind: 'sine', mean: 5, amplitude: 1, periodSeconds: 0, phaseSeconds: 0 }],
    [['load.belowZero'], { kind: 'sine', mean: 5, amplitude: 6, periodSeconds: 60, phaseSeconds: -5 }],
    [['list.length'], { kind: 'replay', binSeconds: 1, counts: [] }],
    [['list.length'], { kind: 'replay', binSeconds: 0.001, counts: Array.from({ length: 200_001 }, () => 1) }],
    [['load.recordingCutShort'], { kind: 'replay', binSeconds: 60, counts: Array.from({ length: 11 }, () => 1) }],
    [['number.notWhole'], { kind: 'replay', binSeconds: 1, counts: [1, 1.5] }],
    [['number.outOfRange'], { kind: 'replay', binSeconds: 1, counts: [1, -1] }],
    [['number.outOfRange'], { kind: 'replay', binSeconds: 0, counts: [0] }],
  ])('%j for a load', (expected, load) => {
    expect(codes((d) => (d.scenarios[0]!.streams[0]!.load = load))).toEqual(expected)
  })

  it('names places by id', () => {
    expect(after((d) => (find(d, 'fn').config.memoryMb = 64))[0]).toMatchObject({
      resourceId: 'fn',
      path: 'resources[fn].config.memoryMb',
    })
    expect(after((d) => (d.scenarios[0]!.streams[1]!.load = { kind: 'constant', rate: -1 }))[0]).toMatchObject({
      resourceId: null,
      path: 'scenarios[peak].streams[s2].load.rate',
    })
    const withBatch = (size: number) =>
      after((d) => ((find(d, 'queue').config.fifo = true), (d.connections[2]!.config.batchSize = size)))[0]
    expect(withBatch(50)).toMatchObject({ resourceId: 'worker', path: 'connections[poll].config.batchSize' })
    expect(withBatch(500)).toMatchObject({ resourceId: 'worker', path: 'resources[worker].config.memoryMb' })
    expect(
      after((d) => (find(d, 'fn').config.handler = [{ kind: 'parallel', branches: [[], [call('no')]] }]))[0]!.path,
    ).toBe('resources[fn].config.handler[0].branches[1][0].connection')
  })
})

describe('recursion', () => {
  const ring =
    (size: number, config: (i: number) => Record<string, unknown> = () => ({})) =>
    (d: Design) => {
      for (let i = 0; i < size; i++) {
        d.resources.push(resource(`f${i}`, 'aws.lambda.function', config(i)))
        d.connections.push(connection(`c${i}`, `f${i}.calls > f${(i + 1) % size}.invoke`))
      }
    }

  it('is an error when every call is made and waited for', () => {
    const problems = after(ring(2))
    expect(problems.map((problem) => problem.message)).toEqual([
      'Recursive synchronous call: f0 calls f1 calls f0, and each waits for the next.',
    ])
    expect(codes(ring(3, (i) => (i === 0 ? { handler: [call('c0')] } : {})))).toEqual(['call.recursive'])
  })

  it.each<[string, object]>([
    ['a call that may not happen', { probability: 0.5 }],
    ['a call made 0 times', { count: 0 }],
    ['an operation that does not wait', { operation: 'InvokeAsync' }],
  ])('may end with %s', (_, more) => {
    expect(codes(ring(3, (i) => (i === 2 ? { handler: [call('c2', more)] } : {})))).toEqual([])
  })

  it('ends at queues', () => {
    expect(codes((d) => d.connections.push(connection('back', 'worker.calls > queue.requests')))).toEqual([])
  })

  it('is found in rings of thousands', () => {
    expect(codes(ring(15_000))).toEqual(['call.recursive'])
  })
})

describe('compile', () => {
  it('resolves connections and fills in defaults', () => {
    const design = sampleDesign()
    const result = compile(design, services)
    if (!('model' in result)) throw new Error(JSON.stringify(result.problems))
    const { model } = result
    expect(model.design).toBe(design)
    expect(model.account).toEqual({ era: 'modern', freeTier: true, quotas: { 'lambda.concurrentExecutions': 2000 } })
    expect(model.resources.map(({ index, id, service }) => [index, id, service.title])).toEqual([
      [0, 'api', 'API Gateway REST API'],
      [1, 'fn', 'Lambda function'],
      [2, 'queue', 'SQS queue'],
      [3, 'users', 'Clients'],
      [4, 'worker', 'Lambda function'],
    ])
    expect(model.resources[4]!.config).toMatchObject({ memoryMb: 128, runtime: 'nodejs22.x', handler: null, tags: [] })
    expect(model.resources[1]!.config.tags).toEqual([
      { weight: 2, key: 'a' },
      { weight: 3, key: '' },
    ])
    const poll = model.connections[2]!
    expect([poll.index, poll.id, poll.from.id, poll.to.id, poll.config]).toEqual([
      2,
      'poll',
      'queue',
      'worker',
      { batchSize: 5 },
    ])
    expect(poll.from).toBe(model.resources[2])
  })

  it('uses default quotas and default settings of connections', () => {
    const design = sampleDesign()
    design.account.quotas = {}
    design.connections[2]!.config = {}
    const result = compile(design, services)
    expect(result).toMatchObject({ model: { account: { quotas: { 'lambda.concurrentExecutions': 1000 } } } })
    expect('model' in result && result.model.connections[2]!.config).toEqual({ batchSize: 10 })
  })

  it('refuses errors, not warnings', () => {
    const design = sampleDesign()
    design.resources.push(resource('idle', 'client'))
    expect(compile(design, services)).toHaveProperty('model')
    design.region = 'nowhere'
    expect(compile(design, services)).toMatchObject({
      problems: [{ code: 'region.unknown' }, { code: 'client.unconnected' }],
    })
  })

  it('stays quick for the largest designs', () => {
    const design = sampleDesign()
    for (let i = 0; i < 19_000; i++) {
      design.resources.push(resource(`q${i}`, 'aws.sqs.queue'))
      design.connections.push(connection(`q${i}`, `worker.calls > q${i}.requests`))
    }
    const start = performance.now()
    expect(compile(design, services)).toHaveProperty('model')
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
