import { describe, expect, it } from 'vitest'
import {
  codesOf,
  lastOf,
  missingOf,
  type NetworkDesign,
  pathsOf,
  problemsOf,
  simulateNetwork,
  sumOf,
  TWO_SUBNETS,
  usageOf,
} from './networkStage'

const GB = 1024 ** 3

/** A caller in a subnet and something it calls. */
const calling = (
  subnetIds: string[],
  target: string,
  more: NetworkDesign['resources'] = {},
  caller: Record<string, unknown> = {},
): NetworkDesign => ({
  resources: { ...TWO_SUBNETS, 'app worker': { subnetIds, ...caller }, [target]: {}, ...more },
  connections: [`app > ${target.split(' ')[0]!}`],
})

describe('VPC', () => {
  it.each([
    ['10.0.0.0/16', []],
    ['192.168.4.7/28', []],
    ['10.0.0.0/15', ['vpc.cidr']],
    ['10.0.0.0/29', ['vpc.cidr']],
    ['10.0.0.0', ['vpc.cidr']],
    ['10.0.0.256/24', ['vpc.cidr']],
    ['8.8.0.0/16', ['vpc.publicCidr']],
  ])('VPC-1: %s', (cidr, codes) => {
    expect(codesOf({ resources: { 'main vpc': { cidr } } })).toEqual(codes)
  })

  it('VPC-2: the sixth VPC needs a higher quota', () => {
    const six = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`v${i} vpc`, { cidr: `10.${i}.0.0/16` }]))
    expect(codesOf({ resources: six })).toEqual(['vpc.tooMany'])
    expect(codesOf({ resources: six, quotas: { 'vpc.vpcsPerRegion': 6 } })).toEqual([])
  })

  const DATABASE = {
    'app-group securityGroup in main': {},
    'db-group securityGroup in main': {
      ingress: [{ fromPort: 5432, toPort: 5432, peer: 'group', securityGroupId: 'app-group' }],
    },
    'db database': { subnetIds: ['isolated'], securityGroupIds: ['db-group'] },
  }

  it('VPC-3: every subnet reaches every other, whatever its route', () => {
    for (const from of ['public', 'private', 'isolated']) {
      const design = calling([from], 'db database', DATABASE, { securityGroupIds: ['app-group'] })
      expect(missingOf(design)).toEqual({ 'app-db': null })
      expect(pathsOf(design).get('app-db')!.hops).toEqual([from, 'isolated'])
    }
  })

  it('VPC-3: security groups decide, and say what is missing', () => {
    expect(missingOf(calling(['private'], 'db database', DATABASE))).toEqual({
      'app-db': 'no inbound rule of the security group db-group of db lets TCP 5432 in from app',
    })
  })

  describe('VPC-4: from outside', () => {
    const fromOutside = (database: Record<string, unknown>, ingress: object[] = [{ fromPort: 5432, toPort: 5432 }]) =>
      missingOf({
        resources: {
          ...TWO_SUBNETS,
          'open securityGroup in main': { ingress },
          'users browser': {},
          'db database': { subnetIds: ['public'], securityGroupIds: ['open'], publicAddress: true, ...database },
        },
        connections: ['users > db'],
      })['users-db']

    it('a public address, a route and a rule are enough', () => expect(fromOutside({})).toBeNull())

    it('nothing gets in without a public address', () =>
      expect(fromOutside({ publicAddress: false })).toContain('is reached only from inside that VPC'))

    it('nor over a subnet that does not route to the internet gateway', () =>
      expect(fromOutside({ subnetIds: ['private'] })).toBe(
        'subnet private of db does not route to the internet gateway',
      ))

    it('nor without a rule for it', () => {
      expect(fromOutside({}, [])).toContain('lets TCP 5432 in from the internet')
      expect(fromOutside({}, [{ fromPort: 80, toPort: 443 }])).toContain('lets TCP 5432 in')
      expect(fromOutside({}, [{ fromPort: 5432, toPort: 5432, cidr: '10.0.0.0/8' }])).toContain('lets TCP 5432 in')
      expect(fromOutside({}, [{ protocol: 'all', cidr: '203.0.113.0/24' }])).toBeNull()
    })

    it('a function is invoked through its API, wherever it stands', () => {
      const design = {
        resources: { ...TWO_SUBNETS, 'users browser': {}, 'fn function': { subnetIds: ['isolated'] } },
        connections: ['users > fn'],
      }
      expect(pathsOf(design).size).toBe(0)
    })

    it('another VPC is outside too', () => {
      const design = (publicAddress: boolean) => ({
        resources: {
          ...TWO_SUBNETS,
          'open securityGroup in main': { ingress: [{ protocol: 'all' }] },
          'other vpc': { cidr: '10.1.0.0/16' },
          'otherIgw internetGateway in other': {},
          'far subnet in other': { cidr: '10.1.0.0/24', internetRoute: 'internetGateway' },
          'app worker': { subnetIds: ['far'], publicAddress: true },
          'db database': { subnetIds: ['public'], securityGroupIds: ['open'], publicAddress },
        },
        connections: ['app > db'],
      })
      expect(missingOf(design(true))).toEqual({ 'app-db': null })
      expect(missingOf(design(false))).toEqual({ 'app-db': 'db stands in another VPC, main, and is not public' })
    })
  })

  describe('VPC-5: to AWS APIs and the internet', () => {
    it.each([
      ['private', 'queue queue', null],
      ['private', 'site website', null],
      ['isolated', 'queue queue', 'subnet isolated has no route to the internet'],
      ['isolated', 'site website', 'subnet isolated has no route to the internet'],
      ['public', 'queue queue', 'subnet public routes to the internet gateway, but app has no public IP address there'],
    ])('from the %s subnet to a %s', (subnet, target, missing) => {
      expect(Object.values(missingOf(calling([subnet], target)))).toEqual([missing])
    })

    it('with a public address the internet gateway is enough', () => {
      const path = pathsOf(calling(['public'], 'queue queue', {}, { publicAddress: true })).get('app-queue')!
      expect(path).toMatchObject({ reachable: true, hops: ['public', 'igw'] })
    })

    it('endpoints come before the route', () => {
      const endpoint = { 'end vpcEndpoint in main': { kind: 'gateway', gatewayService: 's3' } }
      expect(pathsOf(calling(['private'], 'files bucket', endpoint)).get('app-files')!.hops).toEqual(['private', 'end'])
      expect(missingOf(calling(['isolated'], 'files bucket', endpoint))).toEqual({ 'app-files': null })
      expect(Object.values(missingOf(calling(['isolated'], 'queue queue', endpoint)))[0]).toContain('no route')
    })

    it('a port that is an AWS API is reached as one', () => {
      const design = calling(['private'], 'db database', { 'db database': { subnetIds: ['isolated'] } })
      expect(missingOf({ ...design, connections: ['app > db.control'] })).toEqual({ 'app-db': null })
      expect(missingOf(design)['app-db']).toBeNull()
    })

    it('what declares no network is reached from everywhere', () => {
      expect(pathsOf(calling(['isolated'], 'x anywhere')).size).toBe(0)
    })

    it('what stands in no subnet is reached from none', () => {
      expect(missingOf(calling(['private'], 'db database'))).toEqual({ 'app-db': 'db is in no subnet' })
    })
  })

  it('VPC-6: a call without a way is never answered, counts as a fault, and a finding tells why', () => {
    const result = simulateNetwork(calling(['isolated'], 'queue queue'))
    expect(sumOf(result, 'app', 'Timeouts')).toBe(10)
    expect(sumOf(result, 'app', 'Replies')).toBe(0)
    expect(result.connections['app-queue']!.totals).toEqual({ ok: 0, clientError: 0, throttle: 0, fault: 10 })
    // They count when their callers give them up, 3 s after they were sent.
    expect(result.connections['app-queue']!.perBin.fault.findIndex((faults) => faults > 0) * result.binMs).toBe(3000)
    expect(sumOf(result, 'isolated', 'CallsBlocked')).toBe(10)
  })

  it('VPC-6: check says what is missing and what to do', () => {
    expect(problemsOf(calling(['isolated'], 'queue queue'))).toMatchObject([
      {
        code: 'network.unreachable',
        severity: 'warning',
        resourceId: 'app',
        path: 'connections[app-queue]',
        message: 'app cannot reach queue: subnet isolated has no route to the internet. Its calls end in timeouts.',
        help: 'Add a NAT gateway or a VPC endpoint for sqs.',
      },
    ])
  })

  it('VPC-7: each subnet of a caller takes its share of the calls', () => {
    const result = simulateNetwork({
      ...calling(['isolated', 'private'], 'queue queue', {}, { calls: 1000, everyMs: 10 }),
    })
    const lost = sumOf(result, 'app', 'Timeouts')
    expect(lost).toBeGreaterThan(430)
    expect(lost).toBeLessThan(570)
    expect(sumOf(result, 'app', 'Replies')).toBe(1000 - lost)
    expect(result.connections['app-queue']!.totals).toMatchObject({ ok: 1000 - lost, fault: lost })
    expect(problemsOf(calling(['isolated', 'private'], 'queue queue'))[0]!.message).toContain('from 1 of its 2 subnets')
  })

  it('VPC-8: bytes between zones are billed in both directions', () => {
    const zones = (zone: string) =>
      simulateNetwork({
        resources: {
          'main vpc': {},
          'here subnet in main': { cidr: '10.0.0.0/24' },
          'there subnet in main': { cidr: '10.0.1.0/24', availabilityZone: zone },
          'app worker': { subnetIds: ['here'], calls: 20, bytes: 1000 },
          'db database': { subnetIds: ['there'], responseBytes: 4000 },
        },
        connections: ['app > db'],
      })
    expect(sumOf(zones('b'), 'main', 'BytesBetweenZones')).toBe(20 * 5000)
    expect(usageOf(zones('b'))['main Between Availability Zones']).toBeCloseTo((2 * 20 * 5000) / GB, 12)
    expect(zones('a').cost.runLines).toEqual([])
  })

  it('VPC-9: its addresses are those of its subnets', () => {
    const result = simulateNetwork({
      resources: { ...TWO_SUBNETS, 'app worker': { subnetIds: ['private', 'isolated'], interfaces: 7, calls: 0 } },
    })
    expect(lastOf(result, 'main', 'AddressesInUse')).toBe(1 + 7 + 7)
    expect(lastOf(result, 'main', 'AddressesFree')).toBe(3 * 251 - 15)
  })

  it('VPC-10: subnets and groups of one resource are of one VPC', () => {
    const other = {
      'other vpc': { cidr: '10.1.0.0/16' },
      'far subnet in other': { cidr: '10.1.0.0/24' },
      'stranger securityGroup in other': {},
    }
    expect(
      codesOf({ resources: { ...TWO_SUBNETS, ...other, 'app worker': { subnetIds: ['private', 'far'] } } }),
    ).toEqual(['network.severalVpcs'])
    expect(
      codesOf({
        resources: { ...TWO_SUBNETS, ...other, 'app worker': { subnetIds: ['far'], securityGroupIds: ['stranger'] } },
      }),
    ).toEqual([])
    expect(
      codesOf({
        resources: {
          ...TWO_SUBNETS,
          ...other,
          'app worker': { subnetIds: ['private'], securityGroupIds: ['stranger'] },
        },
      }),
    ).toEqual(['network.groupElsewhere'])
  })
})
