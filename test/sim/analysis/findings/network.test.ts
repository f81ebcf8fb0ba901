import { describe, expect, it } from 'vitest'
import { callsWithoutPath } from '../../../../sim/analysis/findings/networkPaths'
import type { Finding } from '../../../../sim/result'
import { simulate } from '../../services/harness'
import { type NetworkDesign, ranOf, simulateNetwork, sumOf, TWO_SUBNETS } from '../../services/networkStage'

const design = (subnetIds: string[], more: NetworkDesign['resources'] = {}): NetworkDesign => ({
  resources: { ...TWO_SUBNETS, 'fn worker': { subnetIds }, 'jobs queue': {}, ...more },
  connections: ['fn > jobs'],
})

const foundIn = (drawn: NetworkDesign): Finding[] => callsWithoutPath(ranOf(drawn))

describe('network.noPath', () => {
  it('fires with what is missing and how many calls were lost', () => {
    expect(foundIn(design(['isolated']))).toMatchObject([
      {
        code: 'network.noPath',
        severity: 'critical',
        resourceIds: ['fn', 'jobs', 'isolated'],
        evidence:
          'fn waited in vain for 10 calls of 10 to jobs, without an error: subnet isolated has no route to the internet.',
        remedy: 'Add a NAT gateway or a VPC endpoint for sqs. Until then each call costs its caller’s whole timeout.',
      },
    ])
  })

  it('proposes the NAT gateway that is there, and is silent with it', () => {
    const [finding] = foundIn(design(['isolated']))
    expect(finding!.changes).toEqual([
      { resourceId: 'isolated', field: 'internetRoute', value: 'natGateway' },
      { resourceId: 'isolated', field: 'natGatewayId', value: ['nat'] },
    ])
    const settings = Object.fromEntries(finding!.changes.map(({ field, value }) => [field, value]))
    const changed = design(['isolated'], { 'isolated subnet in main': { cidr: '10.0.2.0/24', ...settings } })
    expect(foundIn(changed)).toEqual([])
    expect(sumOf(simulateNetwork(changed), 'fn', 'Replies')).toBe(10)
  })

  it('tells that only some subnets have no way', () => {
    const [finding] = foundIn(design(['private', 'isolated']))
    expect(finding).toMatchObject({ code: 'network.noPath', severity: 'warning' })
    expect(finding!.evidence).toContain('1 of the 2 subnets have no way.')
  })

  it('cites security groups where they are in the way', () => {
    const [finding] = foundIn(
      design(['private'], {
        'shut securityGroup in main': { outbound: 'rules' },
        'fn worker': { subnetIds: ['private'], securityGroupIds: ['shut'] },
      }),
    )
    expect(finding).toMatchObject({ code: 'network.noPath', changes: [] })
    expect(finding!.source!.document).toContain('security groups')
  })

  it('is silent without calls, and where there is a way', () => {
    expect(foundIn(design(['isolated'], { 'fn worker': { subnetIds: ['isolated'], calls: 0 } }))).toEqual([])
    expect(foundIn(design(['private']))).toEqual([])
    expect(foundIn(design([]))).toEqual([])
  })
})

describe('network.publicSubnet', () => {
  it('fires for a caller in a public subnet without a public address', () => {
    expect(foundIn(design(['public']))).toMatchObject([
      {
        code: 'network.publicSubnet',
        severity: 'critical',
        resourceIds: ['fn', 'jobs', 'public', 'igw'],
        changes: [],
      },
    ])
    expect(foundIn(design(['public'], { 'fn worker': { subnetIds: ['public'], publicAddress: true } }))).toEqual([])
  })
})

describe('lambda.subnetFull', () => {
  const inSubnet = (cidr: string) =>
    simulate({
      era: 'classic',
      resources: [
        { id: 'users', type: 'client', config: { timeoutMs: null, maxAttempts: 1 } },
        { id: 'net', type: 'aws.ec2.vpc', config: { cidr: '10.0.0.0/16' } },
        { id: 'small', type: 'aws.ec2.subnet', parentId: 'net', config: { cidr } },
        { id: 'open', type: 'aws.ec2.securityGroup', parentId: 'net' },
        {
          id: 'fn',
          type: 'aws.lambda.function',
          config: {
            memoryMb: 1024,
            compute: { kind: 'constant', value: 60_000 },
            timeoutSeconds: 900,
            subnetIds: ['small'],
            securityGroupIds: ['open'],
          },
        },
      ],
      connections: [{ from: 'users.requests', to: 'fn.invoke' }],
      load: { users: { kind: 'constant', rate: 1 } },
      spacing: 'exact',
      durationSeconds: 60,
    }).findings.filter(({ code }) => code === 'lambda.subnetFull')

  it('fires when environments find no address, and says how many share an interface', () => {
    const [finding] = inSubnet('10.0.0.0/28')
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn', 'small'] })
    expect(finding!.evidence).toContain(
      'failed with SubnetIPAddressLimitReachedException: all 11 addresses of its subnet are in use, and each interface carries only 3 environments of 1,024 MB.',
    )
  })

  it('is silent where addresses are left', () => {
    expect(inSubnet('10.0.0.0/24')).toEqual([])
  })
})
