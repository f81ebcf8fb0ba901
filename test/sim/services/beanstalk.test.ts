import { describe, expect, it } from 'vitest'
import { beanstalkEnvironment } from '../../../sim/services/beanstalk'
import { check } from '../../../sim/services/beanstalk/check'
import type { EnvironmentConfig } from '../../../sim/services/beanstalk/config'
import type { AnyService, CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { addressesOf } from '../../../sim/services/network'
import { rdsDatabase } from '../../../sim/services/rds'
import { sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const HOUR_S = 3600
const MINUTE_MS = 60_000
const MIB = 1024 ** 2
const MONTH_HOURS = 730

const EXACT = {
  instanceType: 'm5.large',
  workersPerVcpu: 1,
  compute: constant(100),
  launchTime: constant(150_000),
}

const environment = (config: Record<string, unknown> = {}, rest: Partial<StageDesign> = {}): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'web', service: beanstalkEnvironment, config: { ...EXACT, ...config } },
    ],
    connections: [{ from: 'app.calls', to: 'web.requests' }],
    seconds: 10,
    ...rest,
  })

function send(stage: Stage, atMs: number, count = 1): void {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send()
  })
}

/** So many requests in each minute, at an even pace. */
function load(stage: Stage, perMinute: number, fromMinute: number, toMinute: number): void {
  for (let i = 0; i < perMinute * (toMinute - fromMinute); i++)
    send(stage, fromMinute * MINUTE_MS + ((i + 0.5) * MINUTE_MS) / perMinute)
}

const replies = (stage: Stage) => stage.sender('app').replies
const endings = (stage: Stage): number[] => replies(stage).map(({ atMs }) => atMs)
const outcomes = (stage: Stage): string[] => replies(stage).map(({ outcome }) => outcome)

/** Minutes at which the desired number of instances changes, and to what. */
function changes(stage: Stage, minutes: number): [minute: number, instances: number][] {
  const { last } = stage.metric('web', 'GroupDesiredCapacity')
  const perMinute = last.length / minutes
  const found: [number, number][] = []
  for (let minute = 1; minute < minutes; minute++) {
    const [before, after] = [minute, minute + 1].map((end) => last[Math.round(end * perMinute) - 1]!)
    if (before !== after) found.push([minute, after!])
  }
  return found
}

describe('Elastic Beanstalk requests', () => {
  it('BEAN-1: instances work as EC2 instances do', () => {
    const stage = environment({ instancesAtStart: 2 })
    send(stage, 0, 6)
    expect(endings(stage.run())).toEqual([100, 100, 100, 100, 200, 200])
    const shared = environment({ workersPerVcpu: 2 })
    send(shared, 0, 4)
    expect(endings(shared.run())).toEqual([100, 100, 150, 200])
    const burst = environment({ instanceType: 't3.micro', creditMode: 'standard' })
    send(burst, 0, 1)
    // Without credits a vCPU computes at a tenth.
    expect(endings(burst.run())).toEqual([1000])
  })

  it('BEAN-2: a full queue turns requests away', () => {
    const stage = environment({ queuePerInstance: 2 })
    send(stage, 0, 5)
    expect(outcomes(stage.run())).toEqual(['ServiceOverloaded', 'OK', 'OK', 'OK', 'OK'])
    expect(stage.throttles()).toMatchObject([{ limitId: 'beanstalk.queue', limit: 2, count: 1, httpStatus: 503 }])
    expect(stage.sum('web', 'RefusedRequests')).toBe(1)
  })

  it('BEAN-8: a handler that fails answers 500, and workers hold sessions until their instance ends', () => {
    const failing = environment({ errorPercent: 100 })
    send(failing, 0)
    expect(outcomes(failing.run())).toEqual(['InternalServerError'])
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'web', service: beanstalkEnvironment, config: { ...EXACT, instancesAtStart: 3 } },
        { id: 'db', service: rdsDatabase },
      ],
      connections: [
        { from: 'app.calls', to: 'web.requests' },
        { from: 'web.calls', to: 'db.connections' },
      ],
      seconds: 900,
    })
    send(stage, 0, 6)
    stage.run()
    expect(stage.metric('db', 'DatabaseConnections').summary.maximum).toBe(6)
    expect(stage.last('web', 'GroupInServiceInstances')).toBe(1)
    expect(stage.last('db', 'DatabaseConnections')).toBe(2)
  })
})

describe('Elastic Beanstalk scaling', () => {
  /** So large a response that so many requests a minute send 10 MiB in a period from one instance. */
  const LARGE = { responseBytes: (10 * MIB) / 300, compute: constant(10) }

  it('BEAN-3: the group begins with its minimum and stays between its bounds', () => {
    const { minimumInstances, maximumInstances, cooldownSeconds } = beanstalkEnvironment.fields
    expect([minimumInstances.default, maximumInstances.default, cooldownSeconds.default]).toEqual([1, 4, 360])
    const stage = environment(LARGE, { seconds: 60 * 60 })
    load(stage, 600, 0, 60)
    stage.run()
    expect(stage.metric('web', 'GroupInServiceInstances').summary).toMatchObject({ minimum: 1, maximum: 4 })
  })

  it('BEAN-4: more than 6 MiB in five minutes from an instance adds one, less than 2 MiB removes one', () => {
    const stage = environment({ ...LARGE, launchTime: constant(1000) }, { seconds: 40 * 60 })
    load(stage, 60, 0, 15)
    stage.run()
    // 10 MiB from one instance, then 5 MiB from each of two, then nothing.
    expect(changes(stage, 40)).toEqual([
      [5, 2],
      [20, 1],
    ])
  })

  it('BEAN-4: in between, it stays as it is', () => {
    const stage = environment(LARGE, { seconds: 30 * 60 })
    load(stage, 30, 0, 30)
    expect(changes(stage.run(), 30)).toEqual([])
  })

  it('BEAN-5: CPU use, latency or requests can be the trigger', () => {
    const first = (config: Record<string, unknown>, perMinute: number): [number, number] | undefined => {
      const stage = environment({ lowerIncrement: 1, ...config }, { seconds: 20 * 60 })
      load(stage, perMinute, 0, 20)
      return changes(stage.run(), 20)[0]
    }
    // 1,000 requests of 100 ms use 83 % of two vCPUs, 100 use 8 %.
    expect(first({ triggerMetric: 'CPUUtilization' }, 1000)).toEqual([5, 2])
    expect(first({ triggerMetric: 'CPUUtilization', instancesAtStart: 2 }, 100)).toEqual([5, 1])
    expect(first({ triggerMetric: 'Latency', compute: constant(1500) }, 30)).toEqual([5, 2])
    expect(first({ triggerMetric: 'Latency', compute: constant(500) }, 30)).toBeUndefined()
    expect(first({ triggerMetric: 'RequestCount' }, 1300)).toEqual([5, 2])
    expect(first({ triggerMetric: 'RequestCount', upperIncrement: 3 }, 1300)).toEqual([5, 4])
    expect(first({ triggerMetric: 'RequestCount', periodMinutes: 2, requestsUpper: 2000 }, 1300)).toEqual([6, 2])
    expect(first({ triggerMetric: 'RequestCount', breachMinutes: 10 }, 1300)).toEqual([10, 2])
  })

  it('BEAN-6: changes keep the cooldown apart', () => {
    const stage = environment(LARGE, { seconds: 40 * 60 })
    load(stage, 600, 0, 40)
    expect(changes(stage.run(), 40)).toEqual([
      [5, 2],
      [11, 3],
      [17, 4],
    ])
    const quick = environment({ ...LARGE, cooldownSeconds: 60 }, { seconds: 20 * 60 })
    load(quick, 600, 0, 20)
    expect(changes(quick.run(), 20).slice(0, 3)).toEqual([
      [5, 2],
      [6, 3],
      [7, 4],
    ])
  })

  it('BEAN-7: new instances take requests after their launch', () => {
    const stage = environment(LARGE, { seconds: 10 * 60 })
    load(stage, 600, 0, 10)
    stage.run()
    const { last } = stage.metric('web', 'GroupInServiceInstances')
    const at = (seconds: number): number => last[Math.floor((seconds / 600) * last.length) - 1]!
    expect([at(440), at(460)]).toEqual([1, 2])
    expect(stage.metric('web', 'GroupPendingInstances').summary.maximum).toBe(1)
  })

  it('BEAN-7: an instance that is removed finishes within the deregistration delay', () => {
    const removed = (compute: number): string[] => {
      const stage = environment({ instancesAtStart: 2, compute: constant(compute) }, { seconds: 600 })
      send(stage, 5 * MINUTE_MS - 5000, 4)
      return outcomes(stage.run()).sort()
    }
    expect(removed(24_000)).toEqual(['OK', 'OK', 'OK', 'OK'])
    expect(removed(40_000)).toEqual(['BadGateway', 'BadGateway', 'OK', 'OK'])
  })
})

type Subnets = ReturnType<CheckContext<EnvironmentConfig>['resourcesOfType']>

function problems(config: Record<string, unknown>, subnets: Subnets = []): string[] {
  const context = {
    parentId: null,
    config: withDefaults(beanstalkEnvironment.fields, config),
    resourcesOfType: () => subnets,
  } as unknown as CheckContext<EnvironmentConfig>
  return check(context).map(({ code }) => code)
}

describe('Elastic Beanstalk in the network', () => {
  const subnetIn = (id: string, availabilityZone: string) => ({
    id,
    name: id,
    parentId: 'vpc',
    config: { availabilityZone },
  })

  it('BEAN-9: its subnets are in two zones', () => {
    const both = { subnetIds: ['x', 'y'] }
    expect(problems(both, [subnetIn('x', 'a'), subnetIn('y', 'b')])).toEqual([])
    expect(problems(both, [subnetIn('x', 'a'), subnetIn('y', 'a')])).toEqual(['beanstalk.zones'])
    expect(problems({ subnetIds: ['x'] }, [subnetIn('x', 'a'), subnetIn('y', 'b')])).toEqual(['beanstalk.zones'])
  })

  it('BEAN-9: instances need addresses, and requests get 503 without any', () => {
    const subnets: AnyService = {
      ...beanstalkEnvironment,
      type: 'test.subnet',
      create: (context) => ({
        fire: () => addressesOf(context).of('a').open(10),
        start: () => context.simulator.schedule(90_000, context.index, 0, 0),
        usage: () => [],
      }),
    }
    const stage = new Stage({
      resources: [
        { id: 'subnet', service: subnets },
        { id: 'app', service: sender },
        { id: 'web', service: beanstalkEnvironment, config: { ...EXACT, subnetIds: ['a'] } },
      ],
      connections: [{ from: 'app.calls', to: 'web.requests' }],
      seconds: 300,
    })
    send(stage, 0)
    send(stage, 280_000)
    stage.run()
    expect(replies(stage)).toMatchObject([
      { outcome: 'ServiceUnavailable', httpStatus: 503 },
      { outcome: 'OK', atMs: 280_100 },
    ])
    expect(stage.sum('web', 'FailedLaunches')).toBe(2)
  })
})

describe('Elastic Beanstalk costs and metrics', () => {
  it('BEAN-10: instances, volumes, load balancer and addresses are billed', () => {
    const config = { instancesAtStart: 2, minimumInstances: 2, publicAddress: true, instanceType: 'm5.large' }
    const stage = environment(config, { seconds: HOUR_S })
    send(stage, 1000, 100)
    const used = stage.run().usage('web')
    expect(used['Instances']).toBeCloseTo(2, 9)
    expect(used['EBS volumes']).toBeCloseTo((8 * 2) / MONTH_HOURS, 9)
    expect(used['Load balancer hours']).toBeCloseTo(1, 9)
    expect(used['Public addresses']).toBeCloseTo(2, 9)
    expect(used['Capacity units']).toBeCloseTo(100 / (25 * HOUR_S), 9)
  })

  it('BEAN-10: bytes count for capacity units when they weigh more', () => {
    const stage = environment({ responseBytes: 1024 ** 3 }, { seconds: HOUR_S })
    send(stage, 1000, 3)
    expect(stage.run().usage('web')['Capacity units']).toBeCloseTo(3, 5)
  })

  it('BEAN-10: Elastic Beanstalk has no price of its own', () => {
    const ids = beanstalkEnvironment.prices('us-east-1').map(({ id }) => id)
    const others = ids.filter((id) => !/^beanstalk\.(\w+\.(nano|micro|small|medium|\d*x?large)|ebs\.gp[23])$/.test(id))
    expect(others).toEqual([
      'beanstalk.surplusCredits',
      'beanstalk.t4gSurplusCredits',
      'beanstalk.publicAddress',
      'beanstalk.loadBalancer.hours',
      'beanstalk.loadBalancer.lcuHours',
    ])
  })

  it('BEAN-11: metrics are CloudWatch’s', () => {
    const stage = environment({ responseBytes: 5000 })
    stage.at(0, () => stage.sender('app').send({ bytes: 700 }))
    stage.run()
    const namespaces = (names: readonly string[]): string[] => names.map((name) => stage.metric('web', name).namespace)
    expect(namespaces(['CPUUtilization', 'NetworkIn', 'NetworkOut'])).toEqual(Array<string>(3).fill('AWS/EC2'))
    expect(namespaces(['GroupInServiceInstances', 'GroupPendingInstances', 'GroupDesiredCapacity'])).toEqual(
      Array<string>(3).fill('AWS/AutoScaling'),
    )
    expect(namespaces(['RequestCount'])).toEqual(['AWS/ApplicationELB'])
    expect(['RequestCount', 'NetworkIn', 'NetworkOut'].map((name) => stage.sum('web', name))).toEqual([1, 700, 5000])
  })

  it('BEAN-12: bounds and thresholds that leave no room are refused', () => {
    expect(problems({})).toEqual([])
    expect(problems({ minimumInstances: 5 })).toEqual(['beanstalk.minimumAboveMaximum'])
    expect(problems({ instancesAtStart: 5 })).toEqual(['beanstalk.startOutsideBounds'])
    expect(problems({ networkOutLower: 6 })).toEqual(['beanstalk.thresholds'])
    expect(problems({ triggerMetric: 'CPUUtilization', cpuUpper: 20 })).toEqual(['beanstalk.thresholds'])
  })
})
