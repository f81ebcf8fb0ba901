import { describe, expect, it } from 'vitest'
import { InstanceClock } from '../../../sim/servers/InstanceClock'
import { Simulator } from '../../../sim/kernel/Simulator'
import { check } from '../../../sim/services/ecs/check'
import type { ServiceConfig } from '../../../sim/services/ecs/config'
import { MINIMUM_BILLED_MS } from '../../../sim/services/ecs/limits'
import { ecsService } from '../../../sim/services/ecs'
import type { AnyService, CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { addressesOf } from '../../../sim/services/network'
import { rdsDatabase } from '../../../sim/services/rds'
import { sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const HOUR_S = 3600
const MINUTE_MS = 60_000

const EXACT = {
  vcpus: 1,
  memoryGb: 2,
  desiredTasks: 1,
  workersPerTask: 1,
  compute: constant(100),
  startTime: constant(40_000),
}

const service = (config: Record<string, unknown> = {}, rest: Partial<StageDesign> = {}): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'ecs', service: ecsService, config: { ...EXACT, ...config } },
    ],
    connections: [{ from: 'app.calls', to: 'ecs.requests' }],
    seconds: 10,
    ...rest,
  })

function send(stage: Stage, atMs: number, count = 1): void {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send()
  })
}

/** So many requests a second, at an even pace. */
function load(stage: Stage, perSecond: number, fromMs: number, toMs: number): void {
  for (let atMs = fromMs; atMs < toMs; atMs += 1000 / perSecond) send(stage, atMs)
}

const replies = (stage: Stage) => stage.sender('app').replies
const endings = (stage: Stage): number[] => replies(stage).map(({ atMs }) => atMs)
const outcomes = (stage: Stage): string[] => replies(stage).map(({ outcome }) => outcome)

/** Level of a gauge at the ends of minutes. */
function byMinute(stage: Stage, name: string, minutes: number): number[] {
  const { last } = stage.metric('ecs', name)
  const perMinute = last.length / minutes
  return Array.from({ length: minutes }, (_, minute) => last[Math.round((minute + 1) * perMinute) - 1]!)
}

const problems = (config: Record<string, unknown>): string[] =>
  check({ config: withDefaults(ecsService.fields, config) } as CheckContext<ServiceConfig>).map(({ code }) => code)

describe('ECS tasks', () => {
  it('ECS-1: Fargate has its own sizes', () => {
    const refused = (vcpus: number, sizes: readonly number[]): number[] =>
      sizes.filter((memoryGb) => problems({ vcpus, memoryGb }).includes('ecs.taskSize'))
    expect(refused(0.25, [0.5, 1, 1.5, 2, 3])).toEqual([1.5, 3])
    expect(refused(0.5, [0.5, 1, 2, 3, 4, 5])).toEqual([0.5, 5])
    expect(refused(1, [1, 2, 2.5, 8, 9])).toEqual([1, 2.5, 9])
    expect(refused(2, [3, 4, 16, 17])).toEqual([3, 17])
    expect(refused(4, [7, 8, 29, 30, 31])).toEqual([7, 31])
    expect(refused(8, [16, 18, 20, 60, 64])).toEqual([18, 64])
    expect(refused(16, [32, 36, 40, 120, 128])).toEqual([36, 128])
  })

  it('ECS-1: bounds of scaling leave room', () => {
    expect(problems({})).toEqual([])
    expect(problems({ scaling: 'cpu', minimumTasks: 5, maximumTasks: 4 })).toEqual(['ecs.minimumAboveMaximum'])
    expect(problems({ scaling: 'cpu', minimumTasks: 3 })).toEqual(['ecs.desiredOutsideBounds'])
  })

  it('ECS-2: workers share the vCPU of their task', () => {
    const stage = service({ workersPerTask: 2 })
    send(stage, 0, 2)
    expect(endings(stage.run())).toEqual([100, 200])
    const quarter = service({ vcpus: 0.25, memoryGb: 0.5 })
    send(quarter, 0, 2)
    expect(endings(quarter.run())).toEqual([400, 800])
    const two = service({ desiredTasks: 2 })
    send(two, 0, 2)
    expect(endings(two.run())).toEqual([100, 100])
  })

  it('ECS-3: requests wait in turn, and a full queue turns them away', () => {
    const stage = service({ queuePerInstance: 3 })
    send(stage, 0, 6)
    stage.run()
    expect(replies(stage).map(({ outcome, atMs }) => [outcome, atMs])).toEqual([
      ['ServiceOverloaded', 0],
      ['ServiceOverloaded', 0],
      ['OK', 100],
      ['OK', 200],
      ['OK', 300],
      ['OK', 400],
    ])
    expect(stage.throttles()).toMatchObject([{ limitId: 'ecs.queue', limit: 3, count: 2, httpStatus: 503 }])
  })

  it('ECS-3: without a running task there is no answer but 503', () => {
    const stage = service({ desiredTasks: 0 })
    send(stage, 0)
    stage.run()
    expect(replies(stage)).toMatchObject([{ outcome: 'ServiceUnavailable', httpStatus: 503 }])
    expect(stage.sum('ecs', 'UnansweredRequests')).toBe(1)
  })
})

describe('ECS scaling', () => {
  const TRACKING = { scaling: 'requests', targetRequestsPerMinute: 60, desiredTasks: 1, maximumTasks: 8 }

  it('ECS-4: three minutes above the target scale out to what brings it back', () => {
    const stage = service(TRACKING, { seconds: 480 })
    load(stage, 4, 0, 480_000)
    stage.run()
    // 240 requests a minute at 60 each want four tasks; they come 40 s after the third minute.
    expect(byMinute(stage, 'DesiredTaskCount', 8)).toEqual([1, 1, 1, 4, 4, 4, 4, 4])
    expect(byMinute(stage, 'RunningTaskCount', 8)).toEqual([1, 1, 1, 4, 4, 4, 4, 4])
    expect(stage.metric('ecs', 'PendingTaskCount').summary.maximum).toBe(3)
  })

  it('ECS-4: scaling follows average CPU', () => {
    const stage = service({ ...EXACT, scaling: 'cpu', targetCpuPercent: 40, maximumTasks: 8 }, { seconds: 420 })
    // 8 requests of 100 ms a second use 80 % of one task.
    load(stage, 8, 0, 420_000)
    stage.run()
    expect(byMinute(stage, 'DesiredTaskCount', 7)).toEqual([1, 1, 1, 2, 2, 2, 2])
    expect(stage.metric('ecs', 'CPUUtilization').values.at(-1)!).toBeLessThan(60)
  })

  it('ECS-5: fifteen minutes below nine tenths of the target scale in', () => {
    const stage = service({ ...TRACKING, desiredTasks: 4 }, { seconds: 20 * 60 })
    load(stage, 1, 0, 20 * MINUTE_MS)
    stage.run()
    const desired = byMinute(stage, 'DesiredTaskCount', 20)
    expect(desired.indexOf(1)).toBe(15)
    expect(desired[14]).toBe(4)
  })

  it('ECS-5: a cooldown holds scaling in back, and no requests are no datapoint', () => {
    const cooled = service({ ...TRACKING, scaleInCooldownSeconds: 1800 }, { seconds: 33 * 60 })
    load(cooled, 4, 0, 5 * MINUTE_MS)
    load(cooled, 0.5, 5 * MINUTE_MS, 33 * MINUTE_MS)
    cooled.run()
    // It scaled out at minute 3: the first look after 30 minutes is that of minute 34.
    expect(byMinute(cooled, 'DesiredTaskCount', 33).slice(4)).toEqual(Array<number>(29).fill(4))
    const silent = service({ ...TRACKING, desiredTasks: 3 }, { seconds: 1800 }).run()
    expect(silent.last('ecs', 'DesiredTaskCount')).toBe(3)
  })

  it('ECS-6: a stopped task finishes its requests within the stop timeout', () => {
    const stopped = (compute: number): string[] => {
      const stage = service(
        { ...TRACKING, desiredTasks: 2, compute: constant(compute), workersPerTask: 8, vcpus: 16, memoryGb: 32 },
        { seconds: 1200 },
      )
      for (let minute = 0; minute < 16; minute++) send(stage, minute * MINUTE_MS + 50_000, 2)
      return outcomes(stage.run())
    }
    expect(stopped(20_000)).toEqual(Array<string>(32).fill('OK'))
    expect(stopped(59_000).filter((name) => name === 'ConnectionReset')).toHaveLength(1)
  })

  it('ECS-7: a handler that fails answers 500, and workers hold sessions until their task ends', () => {
    const failing = service({ errorPercent: 100 })
    send(failing, 0)
    expect(outcomes(failing.run())).toEqual(['InternalServerError'])
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'ecs', service: ecsService, config: { ...EXACT, ...TRACKING, desiredTasks: 3, workersPerTask: 2 } },
        { id: 'db', service: rdsDatabase },
      ],
      connections: [
        { from: 'app.calls', to: 'ecs.requests' },
        { from: 'ecs.calls', to: 'db.connections' },
      ],
      seconds: 1200,
    })
    send(stage, 0, 6)
    for (let minute = 1; minute < 20; minute++) send(stage, minute * MINUTE_MS - 10_000)
    stage.run()
    expect(stage.metric('db', 'DatabaseConnections').summary.maximum).toBe(6)
    expect(stage.last('db', 'DatabaseConnections')).toBeLessThanOrEqual(2)
    expect(stage.last('ecs', 'RunningTaskCount')).toBe(1)
  })

  it('ECS-8: tasks take addresses, and start later when there is none', () => {
    const subnets: AnyService = {
      ...ecsService,
      type: 'test.subnet',
      create: (context) => {
        addressesOf(context).of('a').open(2)
        return {
          fire: () => addressesOf(context).of('a').open(10),
          start: () => context.simulator.schedule(90_000, context.index, 0, 0),
          usage: () => [],
        }
      },
    }
    const stage = new Stage({
      resources: [
        { id: 'subnet', service: subnets },
        { id: 'ecs', service: ecsService, config: { ...EXACT, desiredTasks: 4, subnetIds: ['a'] } },
      ],
      seconds: 300,
    }).run()
    expect(byMinute(stage, 'RunningTaskCount', 5)).toEqual([2, 2, 4, 4, 4])
    expect(stage.sum('ecs', 'FailedLaunches')).toBe(2)
  })
})

describe('ECS costs and metrics', () => {
  it('ECS-9: vCPU, memory, storage above 20 GB and addresses are billed by the hour', () => {
    const config = { vcpus: 2, memoryGb: 8, desiredTasks: 3, ephemeralStorageGb: 50, publicAddress: true }
    const stage = service(config, { seconds: HOUR_S }).run()
    expect(stage.usage('ecs')).toEqual({ vCPU: 6, Memory: 24, 'Ephemeral storage': 90, 'Public addresses': 3 })
    expect(service({}, { seconds: HOUR_S }).run().usage('ecs')).toEqual({ vCPU: 1, Memory: 2 })
  })

  it('ECS-9: a task of AWS’s list costs 29.55 dollars a month and vCPU', () => {
    const price = (id: string): number =>
      ecsService.prices('us-east-1').find((each) => each.id === id)!.tiers[0]!.unitPrice
    expect(price('ecs.vcpu.x86') * 730).toBeCloseTo(29.55, 2)
    expect(price('ecs.vcpu.arm')).toBe(0.03238)
    expect(price('ecs.memory.x86')).toBe(0.004445)
    expect(price('ecs.memory.arm')).toBe(0.00356)
    expect(price('ecs.ephemeralStorage')).toBe(0.000111)
  })

  it('ECS-9: each task is billed from its start, a minute at least', () => {
    const stage = service(
      { scaling: 'requests', targetRequestsPerMinute: 60, desiredTasks: 1, startTime: constant(10_000) },
      { seconds: 200 },
    )
    load(stage, 4, 0, 180_000)
    // Three tasks more begin at 180 s and run for 20 s.
    expect(stage.run().usage('ecs')['vCPU']! * HOUR_S).toBeCloseTo(200 + 3 * 20, 6)
    const simulator = new Simulator()
    const clock = new InstanceClock(simulator, MINIMUM_BILLED_MS)
    for (const endsAt of [5000, 100_000]) {
      clock.start(endsAt)
      simulator.now = endsAt
      clock.end(endsAt)
    }
    expect(clock.billedMs(100_000)).toBe(60_000 + 95_000)
  })

  it('ECS-10: metrics are CloudWatch’s', () => {
    const stage = service()
    stage.at(0, () => stage.sender('app').send({ bytes: 700 }))
    stage.run()
    expect(stage.metric('ecs', 'CPUUtilization')).toMatchObject({ namespace: 'AWS/ECS', unit: 'Percent' })
    for (const name of ['RunningTaskCount', 'PendingTaskCount', 'DesiredTaskCount', 'NetworkRxBytes', 'NetworkTxBytes'])
      expect(stage.metric('ecs', name).namespace).toBe('ECS/ContainerInsights')
    expect(stage.sum('ecs', 'NetworkRxBytes')).toBe(700)
    expect(stage.sum('ecs', 'NetworkTxBytes')).toBe(2048)
  })
})
