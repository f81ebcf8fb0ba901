import { describe, expect, it } from 'vitest'
import { withDefaults } from '../../../sim/services/fields'
import { applicationLoadBalancer } from '../../../sim/services/loadbalancer'
import { CapacityUnits } from '../../../sim/cost/CapacityUnits'
import type { Outcome } from '../../../sim/telemetry/outcome'
import { codesOf, neighbour, problemsOf } from './checks'
import { FUNCTION_ERROR, NOT_FOUND, responders, SERVER_ERROR, THROTTLED, TIMED_OUT } from './responder'
import { sender, Stage } from './stage'

const MB = 1024 * 1024
const GB = 1024 ** 3
const HOUR_MS = 3_600_000
const FREE = { overhead: { kind: 'constant', value: 0 } }
const REFUSED: Outcome = { name: 'ECONNREFUSED', service: 'test', httpStatus: 0, class: 'fault', retryable: true }

interface Set {
  config?: Record<string, unknown>
  /** Weight by target. */
  targets?: Record<string, number>
  type?: string
  seconds?: number
}

/** users → alb → targets */
function staged({ config = {}, targets = { a: 1 }, type = 'test.host', seconds = 100 }: Set = {}) {
  const hosts = responders(type)
  const stage = new Stage({
    resources: [
      { id: 'users', service: sender },
      { id: 'alb', service: applicationLoadBalancer, config: { ...FREE, ...config } },
      ...Object.keys(targets).map((id) => ({ id, service: hosts.service })),
    ],
    connections: [
      { from: 'users.calls', to: 'alb.requests' },
      ...Object.entries(targets).map(([id, weight]) => ({
        from: 'alb.targets',
        to: `${id}.requests`,
        config: { weight },
      })),
    ],
    seconds,
  })
  const send = (times: number[], bytes = 100): Stage => {
    for (const time of times) stage.at(time, () => stage.sender('users').send({ bytes }))
    return stage
  }
  const received = (id: string): number => hosts.of(id).received.length
  return { stage, send, host: hosts.of, received, replies: stage.sender('users').replies }
}

const every = (ms: number, count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i * ms)

describe('Application Load Balancer', () => {
  it('ALB-1: a request takes the overhead and the target’s time', () => {
    const { stage, send, host, replies } = staged({ config: { overhead: { kind: 'constant', value: 3 } } })
    host('a').answer = () => ({ afterMs: 250, responseBytes: 900 })
    send([10]).run()
    expect(replies).toEqual([{ outcome: 'OK', httpStatus: 200, sentAtMs: 10, atMs: 263, responseBytes: 900 }])
    expect(stage.metric('alb', 'TargetResponseTime').summary).toMatchObject({ sum: 0.25 })
    expect(stage.sum('alb', 'RequestCount')).toBe(1)
    expect(stage.sum('alb', 'HTTPCode_Target_2XX_Count')).toBe(1)
    expect(stage.sum('alb', 'ProcessedBytes')).toBe(1_000)
    expect(stage.traces()[0]!.segments.map(({ resourceId }) => resourceId)).toEqual(['users', 'alb', 'a'])
  })

  it('ALB-2: equal targets take requests in turn, others by weight', () => {
    const equal = staged({ targets: { a: 5, b: 5, c: 5, d: 0 } })
    equal.send(every(10, 300)).run()
    expect(['a', 'b', 'c', 'd'].map(equal.received)).toEqual([100, 100, 100, 0])
    expect(
      equal
        .host('b')
        .received.slice(0, 2)
        .map(({ atMs }) => atMs),
    ).toEqual([10, 40])

    const requests = 4_000
    const uneven = staged({ targets: { a: 3, b: 1 } })
    uneven.send(every(1, requests)).run()
    // Four standard deviations of a binomial count.
    expect(Math.abs(uneven.received('a') - requests * 0.75)).toBeLessThan(4 * Math.sqrt(requests * 0.75 * 0.25))
    expect(uneven.received('a') + uneven.received('b')).toBe(requests)
  })

  it('ALB-3: least outstanding requests spares a slow target', () => {
    const share = (algorithm: string): number => {
      const { send, host, received } = staged({ config: { algorithm }, targets: { fast: 1, slow: 1 } })
      host('fast').answer = () => ({ afterMs: 15 })
      host('slow').answer = () => ({ afterMs: 1_000 })
      send(every(10, 1_000)).run()
      return received('slow')
    }
    expect(share('round_robin')).toBe(500)
    // The fast one never has more than two under way: the slow one gets a new one per second and two at first.
    expect(share('least_outstanding_requests')).toBeLessThan(30)

    const idle = staged({ config: { algorithm: 'least_outstanding_requests' }, targets: { a: 1, b: 1, c: 1 } })
    idle.send(every(10, 30)).run()
    expect(['a', 'b', 'c'].map(idle.received)).toEqual([10, 10, 10])
  })

  it('ALB-4: a target that does not answer within the idle timeout is given up with 504', () => {
    const { stage, send, host, replies } = staged({ config: { idleTimeoutSeconds: 20 } })
    host('a').answer = (n) => ({ afterMs: n === 1 ? 20_001 : 19_999 })
    send([0, 1_000]).run()
    expect(replies.map(({ httpStatus, atMs }) => [httpStatus, atMs])).toEqual([
      [504, 20_000],
      [200, 20_999],
    ])
    expect(stage.sum('alb', 'HTTPCode_ELB_504_Count')).toBe(1)
    expect(stage.sum('alb', 'HTTPCode_ELB_5XX_Count')).toBe(1)
    expect(stage.throttles()).toMatchObject([{ limitId: 'elbv2.idleTimeout', count: 1, limit: 20, useAtFirst: 20 }])

    const standard = staged()
    standard.host('a').answer = () => ({ afterMs: 90_000 })
    standard.send([0]).run()
    expect(standard.replies).toMatchObject([{ httpStatus: 504, atMs: 60_000 }])
  })

  it('ALB-5: a Lambda target takes and gives at most 1 MB', () => {
    const answer = (type: string, bytes: number, responseBytes: number) => {
      const { stage, send, host, replies } = staged({ type })
      host('a').answer = () => ({ responseBytes })
      send([0], bytes).run()
      return { httpStatus: replies[0]!.httpStatus, limitId: stage.throttles()[0]?.limitId }
    }
    const lambda = 'aws.lambda.function'
    expect(answer(lambda, MB, MB)).toEqual({ httpStatus: 200 })
    expect(answer(lambda, MB + 1, 0)).toEqual({ httpStatus: 413, limitId: 'elbv2.lambdaRequestBytes' })
    expect(answer(lambda, 0, MB + 1)).toEqual({ httpStatus: 502, limitId: 'elbv2.lambdaResponseBytes' })
    expect(answer('test.host', 9 * MB, 9 * MB)).toEqual({ httpStatus: 200 })
    const { stage, send } = staged({ type: lambda })
    send([0], MB + 1).run()
    expect(stage.sum('alb', 'HTTPCode_ELB_4XX_Count')).toBe(1)
  })

  it('ALB-6: errors and throttles of a Lambda target are 502', () => {
    const statusOf = (outcome: Outcome, config = {}): number => {
      const { stage, send, host, replies } = staged({ type: 'aws.lambda.function', config })
      host('a').answer = () => ({ outcome })
      send([0]).run()
      expect(stage.sum('alb', 'LambdaUserError')).toBe(1)
      expect(stage.sum('alb', 'HTTPCode_Target_5XX_Count')).toBe(0)
      expect(host('a').received).toHaveLength(1)
      return replies[0]!.httpStatus
    }
    expect([FUNCTION_ERROR, TIMED_OUT, THROTTLED].map((outcome) => statusOf(outcome))).toEqual([502, 502, 502])
    expect(statusOf(THROTTLED, { throttledStatus: 503 })).toBe(503)
    expect(statusOf(FUNCTION_ERROR, { throttledStatus: 503 })).toBe(502)
  })

  it('ALB-7: instances and services answer for themselves', () => {
    const statusOf = (outcome: Outcome): [number, number, number, number] => {
      const { stage, send, host, replies } = staged()
      host('a').answer = () => ({ outcome })
      send([0]).run()
      const sum = (name: string): number => stage.sum('alb', name)
      return [
        replies[0]!.httpStatus,
        sum('HTTPCode_Target_4XX_Count'),
        sum('HTTPCode_Target_5XX_Count'),
        sum('HTTPCode_ELB_502_Count'),
      ]
    }
    expect(statusOf(NOT_FOUND)).toEqual([404, 1, 0, 0])
    expect(statusOf(THROTTLED)).toEqual([429, 1, 0, 0])
    expect(statusOf(SERVER_ERROR)).toEqual([500, 0, 1, 0])
    expect(statusOf(REFUSED)).toEqual([502, 0, 0, 1])
  })

  it('ALB-8: without a target the answer is 503', () => {
    for (const targets of [{}, { a: 0, b: 0 }] as Record<string, number>[]) {
      const { stage, send, replies } = staged({ targets })
      send([0]).run()
      expect(replies[0]).toMatchObject({ outcome: 'ServiceUnavailable', httpStatus: 503 })
      expect(stage.sum('alb', 'HTTPCode_ELB_503_Count')).toBe(1)
    }
  })

  it('ALB-9: an unhealthy target gets no requests until it has recovered', () => {
    const config = { healthCheckIntervalSeconds: 10, unhealthyThreshold: 2, healthyThreshold: 3 }
    const { stage, send, host, replies } = staged({ config, targets: { a: 1, b: 1 } })
    const isDown = (): boolean => stage.now < 45_000
    host('b').answer = () => (isDown() ? { outcome: SERVER_ERROR } : {})
    send(every(100, 1_000, 50)).run()
    const failedAt = replies.filter(({ httpStatus }) => httpStatus === 500).map(({ atMs }) => atMs)
    // Two failed checks at 10 s and 20 s; then one request per interval.
    expect(failedAt.filter((ms) => ms < 20_000)).toHaveLength(100)
    expect(failedAt.filter((ms) => ms >= 20_000)).toEqual([20_050, 30_050, 40_050])
    // Three good ones, looked at at 60 s, 70 s and 80 s.
    const back = host('b').received.map(({ atMs }) => atMs)
    expect(back.filter((ms) => ms > 45_000 && ms < 80_000)).toEqual([50_050, 60_050, 70_050])
    expect(back.filter((ms) => ms > 80_000)).toHaveLength(100)
    expect(stage.metric('alb', 'UnHealthyHostCount').summary.maximum).toBe(1)
    expect(stage.last('alb', 'HealthyHostCount')).toBe(2)

    const open = staged({ config, targets: { a: 1, b: 1 } })
    for (const id of ['a', 'b']) open.host(id).answer = () => ({ outcome: SERVER_ERROR })
    open.send(every(100, 1_000)).run()
    expect(open.stage.last('alb', 'UnHealthyHostCount')).toBe(2)
    expect(open.received('a') + open.received('b')).toBe(1_000)

    const lambda = staged({ config, targets: { a: 1, b: 1 }, type: 'aws.lambda.function' })
    lambda.host('b').answer = () => ({ outcome: FUNCTION_ERROR })
    lambda.send(every(100, 1_000)).run()
    expect(lambda.received('b')).toBe(500)
    expect(lambda.stage.last('alb', 'UnHealthyHostCount')).toBe(0)
  })

  it('ALB-10: hours, and capacity units by the highest dimension of each hour', () => {
    const used = (feed: (units: CapacityUnits) => void, connectionSeconds = 0, rules = 1): number => {
      const units = new CapacityUnits(connectionSeconds, rules)
      feed(units)
      return units.used()
    }
    const requests =
      (count: number, from = 0) =>
      (units: CapacityUnits) => {
        for (let i = 0; i < count; i++) units.request(from + i, true)
      }
    // 25 new connections a second for an hour are one unit; so are 3,000 open ones.
    expect(used(requests(90_000))).toBeCloseTo(1, 10)
    expect(used(requests(90_000), 120)).toBeCloseTo(1, 10)
    expect(used(requests(90_000), 240)).toBeCloseTo(2, 10)
    expect(used(requests(36_000), 0, 110)).toBeCloseTo(1, 10)
    expect(used(requests(36_000), 0, 10)).toBeCloseTo(0.4, 10)
    expect(used((units) => units.processed(0, 3 * GB, false))).toBeCloseTo(3, 10)
    expect(used((units) => units.processed(0, 2 * GB, true))).toBeCloseTo(5, 10)
    const overTwoHours = used((units) => {
      units.processed(0, 2 * GB, false)
      requests(90_000, HOUR_MS)(units)
    })
    expect(overTwoHours).toBeCloseTo(3, 10)

    const { stage, send } = staged({ config: { requestsPerConnection: 4 }, seconds: 1_800 })
    send(every(10, 100)).run()
    expect(stage.sum('alb', 'NewConnectionCount')).toBe(25)
    // A quarter of the requests open a connection that stays open for 60 s.
    expect(stage.usage('alb')['Load balancer hours']).toBe(0.5)
    expect(stage.usage('alb')['Capacity units']).toBeCloseTo(25 / 90_000, 10)
    const [hour, unit] = applicationLoadBalancer.prices('us-east-1').map(({ tiers }) => tiers[0]!.unitPrice)
    expect([hour, unit]).toEqual([0.0225, 0.008])
  })

  it('ALB-11: checks find load balancers that cannot work, and impatient ones', () => {
    const alb = applicationLoadBalancer
    const target = (weight: number, config = {}) => neighbour({ connection: { weight }, config, name: 'fn' })
    expect(codesOf(alb, {})).toEqual(['elbv2.noTarget'])
    expect(codesOf(alb, {}, { targets: [target(1)] })).toEqual([])
    expect(codesOf(alb, {}, { targets: [target(0), target(0)] })).toEqual(['elbv2.noWeight'])
    expect(codesOf(alb, {}, { targets: [target(1, { timeoutSeconds: 61 })] })).toEqual(['elbv2.timeoutBelowTarget'])
    expect(codesOf(alb, {}, { targets: [target(1, { timeoutSeconds: 60 })] })).toEqual([])
    const [problem] = problemsOf(alb, { subnetIds: ['s1'] }, { targets: [target(1)] })
    expect(problem).toMatchObject({ code: 'elbv2.tooFewZones', severity: 'error', field: 'subnetIds' })
    const { placement } = alb.network!
    const config = withDefaults(alb.fields, { subnetIds: ['s1'], securityGroupIds: ['web'] })
    expect(placement!(config, 's2')).toEqual({
      subnetIds: ['s2', 's1'],
      securityGroupIds: ['web'],
      publicAddress: true,
    })
    expect(placement!({ ...config, scheme: 'internal' }, null)).toMatchObject({
      subnetIds: ['s1'],
      publicAddress: false,
    })
  })
})
