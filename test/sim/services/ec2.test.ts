import { describe, expect, it } from 'vitest'
import { check } from '../../../sim/compile/check'
import { networkPaths } from '../../../sim/compile/network/networkPaths'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import type { Design } from '../../../sim/design/types'
import type { AnyService } from '../../../sim/services/define'
import { ec2Instance } from '../../../sim/services/ec2'
import { internetGateway } from '../../../sim/services/internetgateway'
import { lambdaFunction } from '../../../sim/services/lambda'
import { addressesOf } from '../../../sim/services/network'
import { rdsDatabase } from '../../../sim/services/rds'
import { securityGroup } from '../../../sim/services/securitygroup'
import { subnet } from '../../../sim/services/subnet'
import { vpc } from '../../../sim/services/vpc'
import { vpcEndpoint } from '../../../sim/services/vpcendpoint'
import { sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const HOUR_S = 3600
const MONTH_HOURS = 730

/** One m5.large (2 vCPUs) with exact times and two workers. */
const EXACT = {
  instanceType: 'm5.large',
  workersPerVcpu: 1,
  compute: constant(100),
  bootTime: constant(40_000),
  stopTime: constant(20_000),
  apiTime: constant(500),
}

const group = (config: Record<string, unknown> = {}, rest: Partial<StageDesign> = {}): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'ec2', service: ec2Instance, config: { ...EXACT, ...config } },
    ],
    connections: [
      { from: 'app.calls', to: 'ec2.requests' },
      { from: 'app.calls', to: 'ec2.api' },
    ],
    seconds: 10,
    ...rest,
  })

const REQUESTS = 0
const API = 1

function send(stage: Stage, atMs: number, count = 1, operation = 'Request', connection = REQUESTS): void {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send({ operation, connection })
  })
}

const api = (stage: Stage, atMs: number, operation: string): void => send(stage, atMs, 1, operation, API)
const replies = (stage: Stage) => stage.sender('app').replies
const endings = (stage: Stage): number[] => replies(stage).map(({ atMs }) => atMs)
const outcomes = (stage: Stage): string[] => replies(stage).map(({ outcome }) => outcome)
const act = (stage: Stage, action: string, settings: Record<string, unknown> = {}): void =>
  stage.running.components[1]!.act!(action, { instances: null, ...settings })

describe('EC2 requests', () => {
  it('EC2-1: instances times vCPUs times workers handle requests at a time', () => {
    const busiest = (config: Record<string, unknown>): number => {
      const stage = group(config)
      send(stage, 0, 50)
      return stage.run().metric('ec2', 'BusyWorkers').summary.maximum!
    }
    expect(busiest({})).toBe(2)
    expect(busiest({ instances: 3 })).toBe(6)
    expect(busiest({ workersPerVcpu: 5 })).toBe(10)
    expect(busiest({ instanceType: 'c7g.4xlarge', workersPerVcpu: 2 })).toBe(32)
  })

  it('EC2-1: what a type offers is as AWS lists it', () => {
    const offers = (instanceType: string) =>
      ec2Instance.hints!.instanceType!({ instanceType } as Parameters<
        NonNullable<NonNullable<typeof ec2Instance.hints>['instanceType']>
      >[0])
    expect(offers('t3.micro')).toBe('2 vCPU, 1 GiB, baseline 10 % of each')
    expect(offers('t2.small')).toBe('1 vCPU, 2 GiB, baseline 20 % of each')
    expect(offers('t3.xlarge')).toBe('4 vCPU, 16 GiB, baseline 40 % of each')
    expect(offers('m5.large')).toBe('2 vCPU, 8 GiB')
    expect(offers('c6g.medium')).toBe('1 vCPU, 2 GiB')
    expect(offers('r7g.4xlarge')).toBe('16 vCPU, 128 GiB')
  })

  it('EC2-2: requests wait in turn, and show it in their traces', () => {
    const stage = group()
    send(stage, 0, 6)
    expect(endings(stage.run())).toEqual([100, 100, 200, 200, 300, 300])
    const waits = stage
      .traces()
      .flatMap(({ segments }) => segments.filter(({ name }) => name === 'Waiting for a worker'))
    expect(waits.map(({ startMs, endMs }) => endMs - startMs).sort((a, b) => a - b)).toEqual([100, 100, 200, 200])
    expect(stage.metric('ec2', 'WaitingRequests').summary.maximum).toBe(4)
    expect(stage.metric('ec2', 'ResponseTime').summary.maximum).toBe(300)
  })

  it('EC2-2: a full queue turns requests away and names the limit', () => {
    const stage = group({ queuePerInstance: 3, instances: 2 })
    send(stage, 0, 12)
    stage.run()
    expect(outcomes(stage).filter((name) => name === 'ServiceOverloaded')).toHaveLength(2)
    expect(outcomes(stage).filter((name) => name === 'OK')).toHaveLength(10)
    expect(stage.throttles()).toMatchObject([
      { limitId: 'ec2.queue', limit: 3, unit: 'requests per instance', count: 2, useAtFirst: 3, httpStatus: 503 },
    ])
    expect(stage.sum('ec2', 'RefusedRequests')).toBe(2)
    expect(stage.sum('ec2', 'Requests')).toBe(12)
  })

  it('EC2-3: handlers that compute at once share the vCPUs', () => {
    const stage = group({ workersPerVcpu: 4, queuePerInstance: 1000 })
    for (let i = 0; i < 400; i++) send(stage, i * 10, 1)
    stage.run()
    // 100 requests a second of 100 ms need ten vCPUs; two do twenty a second.
    const second = endings(stage).filter((atMs) => atMs > 3000 && atMs <= 5000)
    expect(second.length).toBeGreaterThan(36)
    expect(second.length).toBeLessThan(44)
    expect(stage.metric('ec2', 'CPUUtilization').summary.maximum).toBe(100)
  })

  it('EC2-3: while a vCPU is free for each, nobody is slowed down', () => {
    const stage = group({ workersPerVcpu: 4, instances: 2 })
    send(stage, 0, 4)
    expect(endings(stage.run())).toEqual([100, 100, 100, 100])
    // 400 ms of vCPU time in ten seconds of four vCPUs.
    expect(stage.metric('ec2', 'CPUUtilization').summary.average).toBeCloseTo(1, 6)
  })

  it.each([
    ['one worker for each vCPU', 1, 0.02],
    ['many workers that share the vCPUs', 100, 0.05],
  ])('EC2-3: %s: mean response times are those of theory', (_title, workersPerVcpu, tolerance) => {
    const compute = { kind: 'exponential', mean: 100 }
    const stage = group({ workersPerVcpu, compute, queuePerInstance: 100_000 }, { seconds: 10_000 })
    const gaps = new RandomStream(1, 'test', 'gaps')
    const sendNext = (): void => {
      stage.sender('app').send()
      stage.at(stage.now + gaps.exponential() * (1000 / 16), sendNext)
    }
    stage.at(0, sendNext)
    // Erlang C for 16 requests a second on two servers of ten; processor sharing has the same mean.
    const mean = stage.run().metric('ec2', 'ResponseTime').summary.average!
    expect(Math.abs(mean / 277.8 - 1)).toBeLessThan(tolerance)
  })

  it('EC2-4: a handler that fails answers 500', () => {
    const stage = group({ errorPercent: 100 })
    send(stage, 0)
    stage.run()
    expect(replies(stage)).toMatchObject([{ outcome: 'InternalServerError', httpStatus: 500, atMs: 100 }])
  })

  it('EC2-4: each worker holds a session at a database until its instance stops', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'ec2', service: ec2Instance, config: { ...EXACT, workersPerVcpu: 4 } },
        { id: 'db', service: rdsDatabase },
      ],
      connections: [
        { from: 'app.calls', to: 'ec2.requests' },
        { from: 'ec2.calls', to: 'db.connections' },
      ],
      seconds: 60,
    })
    send(stage, 0, 8)
    send(stage, 5000, 8)
    let before = 0
    stage.at(20_000, () => {
      before = stage.running.metrics[2]!.get('DatabaseConnections')!
        .result()
        .maxima.reduce((a, b) => (b > a ? b : a), 0)
      act(stage, 'stopInstances')
    })
    stage.run()
    expect(before).toBe(8)
    expect(stage.last('db', 'DatabaseConnections')).toBe(0)
    expect(outcomes(stage)).toEqual(Array<string>(16).fill('OK'))
  })
})

describe('EC2 stop and start', () => {
  it('EC2-5: stopping cuts off what is being worked on, then nobody answers', () => {
    const stage = group({ compute: constant(5000) }, { seconds: 200 })
    send(stage, 0, 3)
    api(stage, 1000, 'StopInstances')
    send(stage, 2000)
    stage.run()
    expect(replies(stage).map(({ outcome, atMs }) => [outcome, atMs])).toEqual([
      ['ConnectionReset', 1500],
      ['ConnectionReset', 1500],
      ['ConnectionReset', 1500],
      ['OK', 1500],
      ['ConnectionTimedOut', 129_000],
    ])
    expect(stage.sum('ec2', 'UnansweredRequests')).toBe(1)
    expect(stage.last('ec2', 'RunningInstances')).toBe(0)
    expect(stage.last('ec2', 'StoppedInstances')).toBe(1)
  })

  it('EC2-5: as an action of the scenario, some or all of the instances stop', () => {
    const stage = group({ instances: 3 })
    stage.at(0, () => act(stage, 'stopInstances', { instances: 2 }))
    send(stage, 10, 4)
    expect(endings(stage.run())).toEqual([110, 110, 210, 210])
    expect(stage.last('ec2', 'RunningInstances')).toBe(1)
  })

  it('EC2-6: starting takes the boot time, during which connections are refused', () => {
    const stage = group({}, { seconds: 100 })
    api(stage, 0, 'StopInstances')
    api(stage, 30_000, 'StartInstances')
    send(stage, 40_000)
    send(stage, 70_400)
    send(stage, 70_600)
    stage.run()
    expect(replies(stage).map(({ outcome, atMs }) => [outcome, atMs])).toEqual([
      ['OK', 500],
      ['OK', 30_500],
      ['ConnectionRefused', 40_000],
      ['ConnectionRefused', 70_400],
      ['OK', 70_700],
    ])
  })

  it('EC2-6: as an action of the scenario, stopped instances start', () => {
    const stage = group({}, { seconds: 100 })
    stage.at(0, () => act(stage, 'stopInstances'))
    stage.at(25_000, () => act(stage, 'startInstances'))
    send(stage, 65_001)
    expect(outcomes(stage.run())).toEqual(['OK'])
  })

  it('EC2-6: instances that stop cannot be started yet, nor those that boot be stopped', () => {
    const stage = group({}, { seconds: 100 })
    api(stage, 0, 'StopInstances')
    api(stage, 5000, 'StartInstances')
    api(stage, 30_000, 'StartInstances')
    api(stage, 35_000, 'StopInstances')
    stage.run()
    expect(replies(stage).map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ['OK', 200],
      ['IncorrectInstanceState', 400],
      ['OK', 200],
      ['IncorrectInstanceState', 400],
    ])
    expect(stage.last('ec2', 'RunningInstances')).toBe(1)
  })

  it('EC2-7: the API and the server do not know each other’s calls', () => {
    const stage = group()
    send(stage, 0, 1, 'StopInstances', REQUESTS)
    api(stage, 0, 'Request')
    stage.run()
    expect(replies(stage).map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ['NotFound', 404],
      ['InvalidAction', 400],
    ])
    expect(stage.last('ec2', 'RunningInstances')).toBe(1)
  })
})

describe('EC2 CPU credits', () => {
  /** Requests answered by minute on one instance that always has too much to do. */
  function perMinute(config: Record<string, unknown>, minutes = 4): { stage: Stage; answered: number[] } {
    const stage = group(
      { instanceType: 't3.micro', workersPerVcpu: 1, compute: constant(1000), queuePerInstance: 1000, ...config },
      { seconds: minutes * 60 },
    )
    send(stage, 0, minutes * 120 + 10)
    stage.run()
    const answered = Array.from(
      { length: minutes },
      (_, minute) => endings(stage).filter((atMs) => atMs > minute * 60_000 && atMs <= (minute + 1) * 60_000).length,
    )
    return { stage, answered }
  }

  it('EC2-8: a standard instance without credits computes at its baseline', () => {
    const { answered } = perMinute({ creditMode: 'standard' })
    for (const each of answered.slice(1)) expect(each).toBeCloseTo(12, -0.7)
  })

  it('EC2-8: credits are spent first, one for a vCPU and minute', () => {
    const { stage, answered } = perMinute({ creditMode: 'standard', creditsAtStart: 4 })
    // Two vCPUs use two credits a minute and earn 0.2.
    expect(answered.slice(0, 2)).toEqual([120, 120])
    expect(answered[3]).toBeLessThan(20)
    expect(stage.metric('ec2', 'CPUCreditBalance').maxima[0]).toBe(4)
  })

  it('EC2-8: an idle instance saves credits, those of 24 hours at most', () => {
    const idle = (hours: number, config: Record<string, unknown>): number =>
      group(config, { seconds: hours * HOUR_S + 1 })
        .run()
        .last('ec2', 'CPUCreditBalance')
    expect(idle(1, { instanceType: 't3.micro' })).toBeCloseTo(12, 6)
    expect(idle(30, { instanceType: 't3.micro' })).toBeCloseTo(288, 6)
    expect(idle(1, { instanceType: 't2.micro' })).toBeCloseTo(36, 6)
    expect(idle(1, { instanceType: 't3.2xlarge' })).toBeCloseTo(192, 6)
  })

  it('EC2-8: an unlimited instance keeps its speed, and its surplus is charged', () => {
    const { stage, answered } = perMinute({ creditMode: 'unlimited' })
    expect(answered.slice(0, 3)).toEqual([120, 120, 120])
    // Eight vCPU-minutes and the steps just begun, less 0.2 earned in each of four minutes.
    const surplus = stage.usage('ec2')['Surplus CPU credits']! * 60
    expect(surplus).toBeGreaterThan(7.1)
    expect(surplus).toBeLessThan(7.3)
  })

  it('EC2-8: what is used within the credits costs nothing', () => {
    const stage = group({ instanceType: 't3.micro', compute: constant(100) })
    send(stage, 5000)
    expect(stage.run().usage('ec2')['Surplus CPU credits']).toBeUndefined()
  })
})

const SERVICES = [vpc, subnet, securityGroup, internetGateway, vpcEndpoint, lambdaFunction, ec2Instance]

interface Drawn {
  resources: Design['resources']
  connections?: readonly [from: string, to: string][]
}

const designOf = ({ resources, connections = [] }: Drawn): Design => ({
  name: 'network',
  region: 'us-east-1',
  account: { freeTier: false, quotas: {} },
  resources,
  connections: connections.map(([from, to], index) => {
    const [fromId, fromPort] = from.split('.') as [string, string]
    const [toId, toPort] = to.split('.') as [string, string]
    return { id: `c${index}`, from: fromId, fromPort, to: toId, toPort, config: {} }
  }),
  scenarios: [],
  notes: [],
  view: { positions: {} },
})

const drawn = (id: string, type: string, config: Record<string, unknown> = {}, parentId?: string) => ({
  id,
  type,
  name: id,
  config,
  ...(parentId === undefined ? {} : { parentId }),
})

describe('EC2 in the network', () => {
  const network = [
    drawn('main', 'aws.ec2.vpc'),
    drawn('private', 'aws.ec2.subnet', { cidr: '10.0.1.0/24' }, 'main'),
    drawn('web', 'aws.ec2.securityGroup', { ingress: [{ protocol: 'tcp', fromPort: 8080, toPort: 8080 }] }, 'main'),
  ]
  const fn = drawn('fn', 'aws.lambda.function', { subnetIds: ['private'] })
  const paths = (instance: Record<string, unknown>, more: Design['resources'] = []) => {
    const design = designOf({
      resources: [
        ...network,
        ...more,
        fn,
        drawn('ec2', 'aws.ec2.instance', { securityGroupIds: ['web'], ...instance }, 'private'),
      ],
      connections: [
        ['fn.calls', 'ec2.requests'],
        ['fn.calls', 'ec2.api'],
      ],
    })
    return [...networkPaths(design, SERVICES).values()].map((path) => path.reachable)
  }

  it('EC2-9: its server is reached in the VPC at its port, its API is not', () => {
    expect(paths({ tcpPort: 8080 })).toEqual([true, false])
    expect(paths({ tcpPort: 9090 })).toEqual([false, false])
    const endpoint = { kind: 'interface', interfaceService: 'ec2', subnetIds: ['private'] }
    expect(paths({ tcpPort: 8080 }, [drawn('api', 'aws.ec2.vpcEndpoint', endpoint, 'main')])).toEqual([true, true])
  })

  it('EC2-9: each instance has an address of its subnets in turn, also while it is stopped', () => {
    const subnets = (capacity: number): AnyService => ({
      ...ec2Instance,
      type: 'test.subnets',
      create: (context) => {
        for (const id of ['a', 'b']) addressesOf(context).of(id).open(capacity)
        return { fire: () => {}, usage: () => [] }
      },
    })
    const inUse = (instances: number, capacity: number): { counted: number[]; failed: number } => {
      const config = { ...EXACT, instances, subnetIds: ['a', 'b'] }
      const stage = new Stage({
        resources: [
          { id: 'vpc', service: subnets(capacity) },
          { id: 'ec2', service: ec2Instance, config },
        ],
        seconds: 10,
      })
      const book = addressesOf({ shared: (id) => stage.running.shared.get(id) as never })
      stage.at(1, () => act(stage, 'stopInstances'))
      stage.run()
      return { counted: ['a', 'b'].map((id) => book.of(id).inUse), failed: stage.sum('ec2', 'FailedLaunches') }
    }
    expect(inUse(3, 10)).toMatchObject({ counted: [2, 1], failed: 0 })
    expect(inUse(5, 2)).toMatchObject({ counted: [2, 2], failed: 1 })
  })

  it('EC2-7: a check warns of calls that go to the wrong port', () => {
    const codes = (port: string, operation: string | null): string[] => {
      const steps =
        operation === null ? null : [{ kind: 'call', connection: 'c0', operation, count: 1, probability: 1 }]
      const design = designOf({
        resources: [drawn('fn', 'aws.lambda.function', { handler: steps }), drawn('ec2', 'aws.ec2.instance')],
        connections: [['fn.calls', `ec2.${port}`]],
      })
      return check(design, SERVICES)
        .map(({ code }) => code)
        .filter((code) => code.startsWith('ec2.'))
    }
    expect(codes('api', null)).toEqual(['ec2.requestAtApi'])
    expect(codes('api', 'StopInstances')).toEqual([])
    expect(codes('requests', null)).toEqual([])
    expect(codes('requests', 'StopInstances')).toEqual(['ec2.apiCallAtServer'])
  })
})

describe('EC2 costs', () => {
  it('EC2-10: instances, volumes and addresses are billed by the hour', () => {
    const config = { instances: 2, publicAddress: true, volumeGb: 20, instanceType: 't3.medium' }
    const used = group(config, { seconds: 2 * HOUR_S })
      .run()
      .usage('ec2')
    expect(used['Instances']).toBeCloseTo(4, 9)
    expect(used['EBS volumes']).toBeCloseTo((20 * 4) / MONTH_HOURS, 9)
    expect(used['Public addresses']).toBeCloseTo(4, 9)
  })

  it('EC2-10: stopped instances cost their volumes only, each start a minute at least', () => {
    const stage = group({ publicAddress: true, stopTime: constant(0) }, { seconds: HOUR_S })
    stage.at(600_000, () => act(stage, 'stopInstances'))
    stage.at(700_000, () => act(stage, 'startInstances'))
    stage.at(741_000, () => act(stage, 'stopInstances'))
    const used = stage.run().usage('ec2')
    expect(used['Instances']! * 60).toBeCloseTo(11, 9)
    expect(used['Public addresses']! * 60).toBeCloseTo(11, 9)
    expect(used['EBS volumes']).toBeCloseTo(8 / MONTH_HOURS, 9)
  })

  it('EC2-10: prices are those of the list', () => {
    const price = (id: string): number =>
      ec2Instance.prices('us-east-1').find((each) => each.id === id)!.tiers[0]!.unitPrice
    expect(price('ec2.t3.micro')).toBe(0.0104)
    expect(price('ec2.m7g.large')).toBe(0.0816)
    expect(price('ec2.ebs.gp3')).toBe(0.08)
    expect(price('ec2.surplusCredits')).toBe(0.05)
  })
})

describe('EC2 metrics', () => {
  it('EC2-11: the group publishes CloudWatch’s metrics', () => {
    const stage = group({ instanceType: 't3.micro', responseBytes: 3000 })
    stage.at(0, () => {
      for (let i = 0; i < 4; i++) stage.sender('app').send({ bytes: 500 })
    })
    stage.run()
    for (const name of ['CPUUtilization', 'CPUCreditBalance', 'NetworkIn', 'NetworkOut'])
      expect(stage.metric('ec2', name).namespace).toBe('AWS/EC2')
    expect(stage.sum('ec2', 'NetworkIn')).toBe(2000)
    expect(stage.sum('ec2', 'NetworkOut')).toBe(12_000)
    // 400 ms of vCPU time in ten seconds of two vCPUs.
    expect(stage.metric('ec2', 'CPUUtilization').summary.average).toBeCloseTo(2, 6)
  })
})
