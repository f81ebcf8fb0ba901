import { describe, expect, it } from 'vitest'
import { check } from '../../../sim/compile/check'
import type { RunResult } from '../../../sim/index'
import { designOf, simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })

const FUNCTION = {
  memoryMb: 1024,
  cpuBoundPercent: 0,
  timeoutSeconds: 900,
  compute: constant(100),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
  invokeOverhead: constant(0),
  subnetIds: ['private'],
  securityGroupIds: ['open'],
}

/** Functions in a VPC with one subnet of this size; `functions` are their settings, each with clients of its own. */
function inVpc(
  functions: Record<string, unknown>[],
  more: Partial<Trial> & { rate?: number; cidr?: string } = {},
): Trial {
  const { rate = 1, cidr = '10.0.0.0/24', ...rest } = more
  return {
    resources: [
      { id: 'network', type: 'aws.ec2.vpc', config: { cidr: '10.0.0.0/16' } },
      { id: 'private', type: 'aws.ec2.subnet', parentId: 'network', config: { cidr } },
      { id: 'open', type: 'aws.ec2.securityGroup', parentId: 'network' },
      ...functions.flatMap((config, i) => [
        { id: `users${i}`, type: 'client', config: { timeoutMs: null, maxAttempts: 1 } },
        { id: `fn${i}`, type: 'aws.lambda.function', config: { ...FUNCTION, ...config } },
      ]),
    ],
    connections: functions.map((_, i) => ({ from: `users${i}.requests`, to: `fn${i}.invoke` })),
    load: Object.fromEntries(functions.map((_, i) => [`users${i}`, { kind: 'constant', rate }] as const)),
    spacing: 'exact',
    durationSeconds: 60,
    ...rest,
  }
}

const gauge = (result: RunResult, id: string, name: string) => result.resources[id]!.metrics[name]!.summary
const limits = (result: RunResult) => result.throttles.map(({ limitId, outcome }) => [limitId, outcome])
const problems = (config: Record<string, unknown>): string[] =>
  check(designOf(inVpc([config])))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)

describe('a function in a VPC today', () => {
  it('LAMBDA-47: functions with the same subnet and security groups share an interface, which takes one address', () => {
    const result = simulate(inVpc([{}, {}, {}]))
    expect(gauge(result, 'private', 'AddressesInUse').maximum).toBe(1)
    expect(gauge(result, 'fn2', 'NetworkInterfaces').maximum).toBe(1)
    expect(gauge(result, 'fn0', 'Duration').maximum).toBeCloseTo(100, 6)
    expect(result.requests.ok).toBe(180)
  })

  it('LAMBDA-48: connections beyond 65,000 need another interface', () => {
    const result = simulate(inVpc([{ connectionsPerEnvironment: 1000, compute: constant(100_000) }], { rate: 2 }))
    expect(gauge(result, 'fn0', 'NetworkInterfaces').maximum).toBe(2)
  })

  it('LAMBDA-49: a new function is refused with 409 until its interfaces are there', () => {
    const result = simulate(inVpc([{ vpcState: 'pending', interfaceCreation: constant(30_000) }]))
    expect(result.requests).toMatchObject({ clientErrors: 30, ok: 30 })
  })

  it('LAMBDA-50: the first call after 14 idle days fails and has the interfaces made again', () => {
    const result = simulate(inVpc([{ vpcState: 'inactive', interfaceCreation: constant(30_000) }]))
    expect(result.requests).toMatchObject({ faults: 30, ok: 30 })
    const outcomes = new Set(
      result.traces.map(({ segments }) => segments.find(({ resourceId }) => resourceId === 'fn0')?.outcome),
    )
    expect(outcomes).toContain('ResourceNotReadyException')
    expect(outcomes).toContain('ENINotReadyException')
  })

  it('LAMBDA-51: without a free address, or above the quota, every invocation fails with AWS’s error', () => {
    // A /28 has 11 usable addresses; each function has a security group set of its own.
    const base = inVpc([{}, {}])
    base.quotas = { 'lambda.interfacesPerVpc': 1 }
    base.resources.push({ id: 'second', type: 'aws.ec2.securityGroup', parentId: 'network' })
    base.resources.find(({ id }) => id === 'fn1')!.config!['securityGroupIds'] = ['second']
    const result = simulate(base)
    expect(limits(result)).toEqual([['lambda.interfaceQuota', 'ENILimitReachedException']])
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.interfaceQuota', limit: 1, count: 60 })
  })
})

describe('a function in a VPC until 2019', () => {
  const classic = (config: Record<string, unknown>, more: Parameters<typeof inVpc>[1] = {}) =>
    simulate(inVpc([config], { era: 'classic', ...more }))

  it('LAMBDA-52: each interface carries about 3 GB of the function’s memory, and making one takes some ten seconds', () => {
    const result = classic({ compute: constant(100_000), classicInterfacePenalty: constant(10_000) })
    // 60 environments of 1 GB: three to an interface.
    expect(gauge(result, 'fn0', 'NetworkInterfaces').maximum).toBe(20)
    const small = classic({ memoryMb: 128, compute: constant(100_000) })
    expect(gauge(small, 'fn0', 'NetworkInterfaces').maximum).toBe(3)
    const first = classic({ classicInterfacePenalty: constant(10_000) }, { rate: 0.1 })
    expect(first.latency.maximum).toBeGreaterThan(10_000)
  })

  it('LAMBDA-53: a full subnet stops the function from scaling', () => {
    const result = classic({ memoryMb: 3008, compute: constant(100_000) }, { cidr: '10.0.0.0/28' })
    expect(gauge(result, 'fn0', 'Environments').maximum).toBe(11)
    expect(gauge(result, 'private', 'AddressesFree').minimum).toBe(0)
    expect(result.throttles[0]).toMatchObject({
      limitId: 'lambda.subnetAddresses',
      limit: 11,
      outcome: 'SubnetIPAddressLimitReachedException',
      httpStatus: 502,
    })
  })

  it('LAMBDA-54: EC2 throttles more than 500 interfaces a minute', () => {
    const result = classic(
      { memoryMb: 3008, compute: constant(100_000) },
      {
        rate: 20,
        cidr: '10.0.0.0/20',
        quotas: { 'lambda.interfacesPerVpc': 5000, 'lambda.concurrentExecutions': 5000 },
      },
    )
    expect(limits(result)).toContainEqual(['lambda.interfaceRate', 'EC2ThrottledException'])
  })

  it('LAMBDA-55: interfaces that are no longer needed are given back after a quarter of an hour', () => {
    const result = classic(
      { idleLifetime: constant(60_000), compute: constant(10_000) },
      {
        durationSeconds: 1800,
        load: {
          users0: {
            kind: 'steps',
            steps: [
              { atSeconds: 0, rate: 3 },
              { atSeconds: 60, rate: 0 },
            ],
          },
        },
      },
    )
    const interfaces = result.resources['fn0']!.metrics['NetworkInterfaces']!
    expect(interfaces.summary.maximum).toBeGreaterThan(8)
    expect(interfaces.last.at(-1)).toBeLessThanOrEqual(1)
  })
})

it('LAMBDA-56: a VPC needs subnets and security groups, all of one VPC', () => {
  expect(problems({ securityGroupIds: [] })).toEqual(['lambda.vpcIncomplete'])
  expect(problems({ subnetIds: [] })).toEqual(['lambda.vpcIncomplete'])
  expect(problems({ subnetIds: ['nowhere'] })).toEqual(['reference.unknown'])
})
