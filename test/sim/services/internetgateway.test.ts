import { describe, expect, it } from 'vitest'
import { codesOf, missingOf, type NetworkDesign, simulateNetwork, sumOf, TWO_SUBNETS, usageOf } from './networkStage'

const GB = 1024 ** 3

/** Users call a public server, which calls a website. */
const server = (bytes: number, more: Partial<NetworkDesign> = {}): NetworkDesign => ({
  resources: {
    ...TWO_SUBNETS,
    'open securityGroup in main': { ingress: [{ protocol: 'all' }] },
    'users browser': { bytes: 1000 },
    'server database': { subnetIds: ['public'], publicAddress: true, securityGroupIds: ['open'], responseBytes: bytes },
  },
  connections: ['users > server'],
  ...more,
})

const caller = (target: string, responseBytes: number): NetworkDesign => ({
  resources: {
    ...TWO_SUBNETS,
    'app worker': { subnetIds: ['public'], publicAddress: true, bytes: 3000 },
    [`x ${target}`]: { responseBytes },
  },
  connections: ['app > x'],
})

describe('internet gateway', () => {
  it('IGW-1: it is attached to a VPC, which has one', () => {
    expect(codesOf({ resources: { 'igw internetGateway': {} } })).toEqual(['internetGateway.detached'])
    expect(codesOf({ resources: { ...TWO_SUBNETS, 'second internetGateway in main': {} } })).toEqual([
      'internetGateway.several',
    ])
  })

  it('IGW-2: what has a public address gets through', () => {
    const result = simulateNetwork(caller('website', 500))
    expect(sumOf(result, 'app', 'Replies')).toBe(10)
    expect(sumOf(result, 'igw', 'Calls')).toBe(10)
  })

  it('IGW-3: what has none is never answered', () => {
    const design = caller('website', 500)
    const result = simulateNetwork({
      ...design,
      resources: { ...design.resources, 'app worker': { subnetIds: ['public'] } },
    })
    expect(sumOf(result, 'app', 'Timeouts')).toBe(10)
    expect(sumOf(result, 'igw', 'CallsBlocked')).toBe(10)
    expect(sumOf(result, 'igw', 'Calls')).toBe(0)
  })

  it('IGW-4: bytes out are billed on the ladder of the month, bytes in are free', () => {
    const result = simulateNetwork(caller('website', 500))
    expect(sumOf(result, 'igw', 'BytesOutToInternet')).toBe(30_000)
    expect(sumOf(result, 'igw', 'BytesInFromInternet')).toBe(5_000)
    expect(usageOf(result)['igw Data out to the internet']).toBeCloseTo(30_000 / GB, 15)
  })

  it('IGW-4: 10 TB cost 921.60 USD, the next 40 TB 3,481.60 USD; 100 GB are free', () => {
    // One reply of a minute's share of the month's volume.
    const minutes = 730 * 60
    const month = (terabytes: number, freeTier: boolean) => {
      const bytes = Math.round((terabytes * 1024 * GB) / minutes / 10)
      return simulateNetwork(server(bytes, { freeTier }))
        .cost.lines.filter(({ resourceId }) => resourceId === 'igw')
        .map(({ amount }) => Math.round(amount * 100) / 100)
    }
    expect(month(10, false)).toEqual([921.6])
    expect(month(50, false)).toEqual([921.6, 3481.6])
    expect(month(0.5, true)).toContain(37.08)
  })

  it('IGW-5: traffic with AWS APIs is not billed as going out', () => {
    const result = simulateNetwork(caller('queue', 500))
    expect(sumOf(result, 'igw', 'Calls')).toBe(10)
    expect(sumOf(result, 'igw', 'BytesOutToInternet')).toBe(0)
    expect(usageOf(result)['igw Data out to the internet']).toBeUndefined()
  })

  it('IGW-6: replies to clients are bytes out', () => {
    expect(missingOf(server(70_000))).toEqual({ 'users-server': null })
    const result = simulateNetwork(server(70_000))
    expect(sumOf(result, 'igw', 'BytesOutToInternet')).toBe(700_000)
    expect(sumOf(result, 'igw', 'BytesInFromInternet')).toBe(10_000)
  })
})
