import { describe, expect, it } from 'vitest'
import {
  codesOf,
  lastOf,
  missingOf,
  type NetworkDesign,
  pathsOf,
  simulateNetwork,
  sumOf,
  TWO_SUBNETS,
  usageOf,
} from './networkStage'

const GB = 1024 ** 3

const OPEN = { 'open securityGroup in main': { ingress: [{ fromPort: 443, toPort: 443 }] } }
const INTERFACE = { kind: 'interface', interfaceService: 'sqs', subnetIds: ['isolated'], securityGroupIds: ['open'] }

const design = (
  endpoint: Record<string, unknown>,
  target: string,
  more: NetworkDesign['resources'] = {},
  subnetIds = ['isolated'],
): NetworkDesign => ({
  resources: {
    ...TWO_SUBNETS,
    ...OPEN,
    'end vpcEndpoint in main': endpoint,
    'app worker': { subnetIds },
    [`x ${target}`]: {},
    ...more,
  },
  connections: ['app > x'],
})
const missing = (...args: Parameters<typeof design>): string | null => missingOf(design(...args))['app-x']!

describe('VPC endpoint', () => {
  it('VPCE-1: a gateway endpoint is a route of the chosen subnets, or of all, and free', () => {
    const gateway = { kind: 'gateway', gatewayService: 's3' }
    expect(missing(gateway, 'bucket')).toBeNull()
    expect(missing({ ...gateway, routedSubnetIds: ['isolated'] }, 'bucket')).toBeNull()
    expect(missing({ ...gateway, routedSubnetIds: ['private'] }, 'bucket')).toContain('no route')
    expect(missing({ ...gateway, gatewayService: 'dynamodb' }, 'bucket')).toContain('no route')
    const result = simulateNetwork(design(gateway, 'bucket'))
    expect(sumOf(result, 'end', 'NewConnections')).toBe(10)
    expect(sumOf(result, 'end', 'BytesProcessed')).toBe(50_000)
    expect(Object.keys(usageOf(result)).filter((line) => line.startsWith('end'))).toEqual([])
  })

  it('VPCE-1: the way over a gateway endpoint still needs an outbound rule', () => {
    const closed = {
      'shut securityGroup in main': {
        outbound: 'rules',
        egress: [{ fromPort: 443, toPort: 443, cidr: '10.0.0.0/16' }],
      },
      'app worker': { subnetIds: ['isolated'], securityGroupIds: ['shut'] },
    }
    expect(missing({ kind: 'gateway', gatewayService: 's3' }, 'bucket', closed)).toContain('no outbound rule')
  })

  it('VPCE-2: an interface endpoint has an address in each subnet', () => {
    const result = simulateNetwork(design(INTERFACE, 'queue'))
    expect(lastOf(result, 'isolated', 'AddressesInUse')).toBe(1)
    expect(sumOf(result, 'app', 'Replies')).toBe(10)
    expect(lastOf(result, 'end', 'ActiveConnections')).toBe(0)
  })

  it('VPCE-3: names lead to it from the whole VPC, before a NAT gateway', () => {
    expect(pathsOf(design(INTERFACE, 'queue', {}, ['private'])).get('app-x')!.hops).toEqual(['private', 'end'])
    const closed = { ...INTERFACE, securityGroupIds: [] }
    expect(missing(closed, 'queue', { 'app worker': { subnetIds: ['private'], securityGroupIds: ['open'] } })).toBe(
      'no inbound rule of the security group “default of main” of end lets TCP 443 in from app',
    )
    expect(missing(closed, 'queue')).toBeNull()
  })

  it('VPCE-3: the caller’s group must let TCP 443 out to it', () => {
    const shut = (cidr: string) => ({
      'shut securityGroup in main': { outbound: 'rules', egress: [{ fromPort: 443, toPort: 443, cidr }] },
      'app worker': { subnetIds: ['isolated'], securityGroupIds: ['shut'] },
    })
    expect(missing(INTERFACE, 'queue', shut('10.0.2.0/24'))).toBeNull()
    expect(missing(INTERFACE, 'queue', shut('10.0.1.0/24'))).toContain('no outbound rule')
  })

  it('VPCE-4: hours of each zone and gigabytes in both directions are billed', () => {
    const subnets = { ...INTERFACE, subnetIds: ['isolated', 'far'] }
    const result = simulateNetwork({
      ...design(subnets, 'queue', {
        'far subnet in main': { cidr: '10.0.9.0/24', availabilityZone: 'b' },
        'app worker': { subnetIds: ['isolated'], bytes: 6e8, calls: 100 },
        'x queue': { responseBytes: 4e8 },
      }),
      seconds: 3600,
    })
    expect(usageOf(result)).toMatchObject({ 'end Endpoint hours': 2, 'end Data processed': 1e11 / GB })
    const hours = result.cost.lines.find(({ component }) => component === 'Endpoint hours')!
    expect(hours.amount).toBeCloseTo(14.6, 10)
    expect(result.cost.lines.find(({ priceId }) => priceId === 'vpcEndpoint.data')!.unitPrice).toBe(0.01)
  })

  it('VPCE-5: checks', () => {
    const codes = (endpoint: Record<string, unknown>, more: NetworkDesign['resources'] = {}) =>
      codesOf(design(endpoint, 'anywhere', more))
    expect(codesOf({ resources: { 'end vpcEndpoint': {} } })).toEqual(['vpcEndpoint.outsideVpc'])
    expect(codes(INTERFACE)).toEqual([])
    expect(codes({ ...INTERFACE, subnetIds: [] })).toEqual(['vpcEndpoint.subnets'])
    expect(codes({ ...INTERFACE, subnetIds: ['isolated', 'private'] })).toEqual(['vpcEndpoint.subnets'])
    const other = { 'other vpc': { cidr: '10.1.0.0/16' }, 'far subnet in other': { cidr: '10.1.0.0/24' } }
    expect(codes({ ...INTERFACE, subnetIds: ['far'] }, other)).toEqual(['vpcEndpoint.subnets'])
    expect(codes({ kind: 'gateway', routedSubnetIds: ['far'] }, other)).toEqual(['vpcEndpoint.subnets'])
    expect(codes(INTERFACE, { 'twin vpcEndpoint in main': INTERFACE })).toEqual(['vpcEndpoint.twice'])
    expect(codes(INTERFACE, { 'sns vpcEndpoint in main': { ...INTERFACE, interfaceService: 'sns' } })).toEqual([])
  })

  it('VPCE-6: at most 20 gateway endpoints in a Region and 50 interface endpoints in a VPC', () => {
    const vpcs = Object.fromEntries(
      Array.from({ length: 3 }, (_, i) => [
        [`v${i} vpc`, { cidr: `10.${i}.0.0/16` }],
        [`e${i} vpcEndpoint in v${i}`, { kind: 'gateway' }],
      ]).flat(),
    )
    expect(codesOf({ resources: vpcs, quotas: { 'vpc.gatewayEndpointsPerRegion': 3 } })).toEqual([])
    expect(codesOf({ resources: vpcs, quotas: { 'vpc.gatewayEndpointsPerRegion': 2 } })).toEqual([
      'vpcEndpoint.tooMany',
    ])
    const two = design(INTERFACE, 'anywhere', { 'sns vpcEndpoint in main': { ...INTERFACE, interfaceService: 'sns' } })
    expect(codesOf({ ...two, quotas: { 'vpc.interfaceEndpointsPerVpc': 1 } })).toEqual(['vpcEndpoint.tooMany'])
  })
})
