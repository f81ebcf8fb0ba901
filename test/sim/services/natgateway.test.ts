import { describe, expect, it } from 'vitest'
import {
  codesOf,
  lastOf,
  type NetworkDesign,
  pathsOf,
  simulateNetwork,
  sumOf,
  TWO_SUBNETS,
  usageOf,
} from './networkStage'

const GB = 1024 ** 3

const behindNat = (
  app: Record<string, unknown> = {},
  target: Record<string, unknown> = {},
  more: NetworkDesign['resources'] = {},
  seconds = 60,
): NetworkDesign => ({
  resources: {
    ...TWO_SUBNETS,
    'app worker': { subnetIds: ['private'], ...app },
    'site website': target,
    ...more,
  },
  connections: ['app > site'],
  seconds,
})

describe('NAT gateway', () => {
  it('NAT-1: it stands in a public subnet and takes an address for each of its own', () => {
    expect(codesOf({ resources: { 'nat natGateway': {} } })).toEqual(['natGateway.outsideSubnet'])
    expect(codesOf({ resources: { ...TWO_SUBNETS, 'second natGateway in isolated': {} } })).toEqual([
      'natGateway.privateSubnet',
    ])
    const result = simulateNetwork(behindNat({}, {}, { 'nat natGateway in public': { publicAddresses: 3 } }))
    expect(lastOf(result, 'public', 'AddressesInUse')).toBe(3)
  })

  it('NAT-2: private subnets reach the internet and AWS APIs through it', () => {
    const design = behindNat({}, {}, { 'jobs queue': {} })
    const both = { ...design, connections: ['app > site', 'app > jobs'] }
    for (const path of pathsOf(both).values())
      expect(path).toMatchObject({ reachable: true, hops: ['private', 'nat', 'public', 'igw'] })
    const result = simulateNetwork(both)
    expect(sumOf(result, 'app', 'Replies')).toBe(20)
    expect(sumOf(result, 'nat', 'ConnectionEstablishedCount')).toBe(20)
    expect(sumOf(result, 'nat', 'BytesOutToDestination')).toBe(20_000)
    expect(sumOf(result, 'nat', 'BytesInFromDestination')).toBe(80_000)
    expect(lastOf(result, 'nat', 'ActiveConnectionCount')).toBe(0)
  })

  it('NAT-3: beyond 55,000 connections to a destination calls are dropped', () => {
    // 1,000 calls a second that are answered after 57 s: 57,000 at once.
    const result = simulateNetwork(
      behindNat({ everyMs: 1, calls: 57_000, timeoutMs: 58_000 }, { latencyMs: 57_000 }, {}, 120),
    )
    const dropped = sumOf(result, 'nat', 'ErrorPortAllocation')
    expect(dropped).toBe(2_000)
    expect(sumOf(result, 'nat', 'ConnectionAttemptCount')).toBe(57_000)
    expect(sumOf(result, 'nat', 'ConnectionEstablishedCount')).toBe(55_000)
    expect(sumOf(result, 'app', 'Timeouts')).toBe(dropped)
    expect(sumOf(result, 'app', 'Replies')).toBe(55_000)
    expect(result.throttles).toMatchObject([
      { limitId: 'natgateway.connections', resourceId: 'nat', limit: 55_000, count: 2_000, outcomeClass: 'fault' },
    ])
    expect(result.connections['app-site']!.totals).toMatchObject({ ok: 55_000, fault: 2_000 })
  })

  it('NAT-3: each further address allows 55,000 more', () => {
    const result = simulateNetwork(
      behindNat(
        { everyMs: 1, calls: 57_000, timeoutMs: 58_000 },
        { latencyMs: 57_000 },
        { 'nat natGateway in public': { publicAddresses: 2 } },
        120,
      ),
    )
    expect(sumOf(result, 'nat', 'ErrorPortAllocation')).toBe(0)
    expect(result.throttles).toEqual([])
  })

  it('NAT-4: a reply after more than 350 idle seconds is lost', () => {
    const after = (latencyMs: number) =>
      simulateNetwork(behindNat({ calls: 1, timeoutMs: 900_000 }, { latencyMs }, {}, 1000))
    expect(sumOf(after(350_000), 'app', 'Replies')).toBe(1)
    const late = after(351_000)
    expect(sumOf(late, 'app', 'Timeouts')).toBe(1)
    expect(sumOf(late, 'nat', 'IdleTimeoutCount')).toBe(1)
    expect(lastOf(late, 'nat', 'ActiveConnectionCount')).toBe(0)
    expect(late.connections['app-site']!.totals).toEqual({ ok: 0, clientError: 0, throttle: 0, fault: 1 })
    expect(late.throttles).toMatchObject([{ limitId: 'natgateway.idleTimeout', limit: 350_000, count: 1 }])
  })

  it('NAT-5: hours, public addresses and gigabytes in both directions are billed', () => {
    const result = simulateNetwork(
      behindNat({ bytes: 6e8, calls: 100 }, { responseBytes: 4e8 }, { 'nat natGateway in public': {} }, 3600),
    )
    expect(usageOf(result)).toMatchObject({
      'nat Gateway hours': 1,
      'nat Public addresses': 1,
      'nat Data processed': (100 * 1e9) / GB,
    })
    const month = result.cost.lines.filter(({ resourceId }) => resourceId === 'nat')
    expect(month.find(({ component }) => component === 'Gateway hours')!.amount).toBeCloseTo(32.85, 10)
    expect(month.find(({ component }) => component === 'Public addresses')!.amount).toBeCloseTo(3.65, 10)
    expect(month.find(({ component }) => component === 'Data processed')!.unitPrice).toBe(0.045)
  })

  it('NAT-6: a gateway in another zone makes traffic cross between zones', () => {
    const result = simulateNetwork(
      behindNat(
        { calls: 10, bytes: 1000 },
        { responseBytes: 4000 },
        {
          'private subnet in main': {
            cidr: '10.0.1.0/24',
            availabilityZone: 'b',
            internetRoute: 'natGateway',
            natGatewayId: ['nat'],
          },
        },
      ),
    )
    expect(sumOf(result, 'main', 'BytesBetweenZones')).toBe(50_000)
    expect(usageOf(result)['main Between Availability Zones']).toBeCloseTo(100_000 / GB, 15)
  })

  it('NAT-7: at most five in a zone', () => {
    const gateways = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`extra${i} natGateway in public`, {}]))
    expect(codesOf({ resources: { ...TWO_SUBNETS, ...gateways(4) } })).toEqual([])
    expect(codesOf({ resources: { ...TWO_SUBNETS, ...gateways(5) } })).toEqual(['natGateway.tooMany'])
    expect(codesOf({ resources: { ...TWO_SUBNETS, ...gateways(5) }, quotas: { 'vpc.natGatewaysPerZone': 6 } })).toEqual(
      [],
    )
  })
})
