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
} from './networkStage'

const one = (config: Record<string, unknown>, more: NetworkDesign['resources'] = {}): NetworkDesign => ({
  resources: { 'main vpc': {}, 'net subnet in main': config, ...more },
})

describe('subnet', () => {
  it.each([
    ['10.0.7.0/24', []],
    ['10.0.0.0/16', []],
    ['10.0.255.240/28', []],
    ['10.1.0.0/24', ['subnet.cidr']],
    ['10.0.0.0/29', ['subnet.cidr']],
    ['0.0.0.0/15', ['subnet.cidr']],
    ['10.0.0/24', ['subnet.cidr']],
  ])('SUBNET-1: %s in 10.0.0.0/16', (cidr, codes) => {
    expect(codesOf(one({ cidr }))).toEqual(codes)
  })

  it('SUBNET-1: a subnet is in a VPC', () => {
    expect(codesOf({ resources: { 'net subnet': {} } })).toEqual(['subnet.outsideVpc'])
  })

  it('SUBNET-2: subnets do not overlap', () => {
    const two = (cidr: string) => one({ cidr: '10.0.0.0/24' }, { 'next subnet in main': { cidr } })
    expect(codesOf(two('10.0.1.0/24'))).toEqual([])
    expect(problemsOf(two('10.0.0.128/25'))).toMatchObject([
      { code: 'subnet.cidr', resourceId: 'net', path: 'resources[net].config.cidr' },
      {
        resourceId: 'next',
        message: 'The CIDR block 10.0.0.128/25 conflicts with 10.0.0.0/24 of subnet net (AWS: InvalidSubnet.Conflict).',
      },
    ])
    // Those of another VPC may.
    expect(
      codesOf(one({ cidr: '10.0.0.0/24' }, { 'other vpc': {}, 'next subnet in other': { cidr: '10.0.0.0/24' } })),
    ).toEqual([])
  })

  it.each([
    [28, 11],
    [27, 27],
    [26, 59],
    [24, 251],
    [20, 4091],
    [16, 65_531],
  ])('SUBNET-3: a /%i leaves %i addresses', (prefix, usable) => {
    const result = simulateNetwork(one({ cidr: `10.0.0.0/${prefix}` }))
    expect(lastOf(result, 'net', 'AddressesFree')).toBe(usable)
    expect(lastOf(result, 'net', 'AddressesInUse')).toBe(0)
  })

  it('SUBNET-4: a full subnet refuses, and counts it', () => {
    const result = simulateNetwork(
      one({ cidr: '10.0.0.0/28' }, { 'app worker': { subnetIds: ['net'], interfaces: 14, calls: 0 } }),
    )
    expect(sumOf(result, 'app', 'AddressesGot')).toBe(11)
    expect(lastOf(result, 'net', 'AddressesInUse')).toBe(11)
    expect(lastOf(result, 'net', 'AddressesFree')).toBe(0)
    expect(sumOf(result, 'net', 'AddressesRefused')).toBe(3)
  })

  it('SUBNET-5: gateways and endpoints have their addresses before anybody asks', () => {
    const resources = {
      'app worker': { subnetIds: ['public'], interfaces: 20, calls: 0 },
      ...TWO_SUBNETS,
      'public subnet in main': { cidr: '10.0.0.0/28', internetRoute: 'internetGateway' },
      'nat natGateway in public': { publicAddresses: 2 },
      'end vpcEndpoint in main': { kind: 'interface', subnetIds: ['public', 'private'] },
      'private subnet in main': { cidr: '10.0.1.0/24', availabilityZone: 'b' },
    }
    const result = simulateNetwork({ resources })
    expect(sumOf(result, 'app', 'AddressesGot')).toBe(8)
    expect(lastOf(result, 'public', 'AddressesInUse')).toBe(11)
    expect(lastOf(result, 'private', 'AddressesInUse')).toBe(1)
  })

  it('SUBNET-5: more of them than addresses are refused', () => {
    const endpoints = Object.fromEntries(
      ['sqs', 'sns', 'lambda', 'events', 'states', 'logs', 'kms', 'ssm', 'sts', 'ec2', 'ecs', 'rds'].map((api) => [
        `e-${api} vpcEndpoint in main`,
        { kind: 'interface', interfaceService: api, subnetIds: ['net'] },
      ]),
    )
    expect(codesOf(one({ cidr: '10.0.0.0/28' }, endpoints))).toEqual(['subnet.addresses'])
    expect(codesOf(one({ cidr: '10.0.0.0/27' }, endpoints))).toEqual([])
  })

  it('SUBNET-6: a route to the internet gateway needs one', () => {
    expect(codesOf(one({ internetRoute: 'internetGateway' }))).toEqual(['subnet.route'])
    expect(codesOf(one({ internetRoute: 'internetGateway' }, { 'igw internetGateway in main': {} }))).toEqual([])
  })

  it('SUBNET-6: a public subnet gives a way only to what has a public address', () => {
    const design = (publicAddress: boolean) => ({
      resources: { ...TWO_SUBNETS, 'app worker': { subnetIds: ['public'], publicAddress }, 'site website': {} },
      connections: ['app > site'],
    })
    expect(pathsOf(design(false)).get('app-site')).toMatchObject({
      reachable: false,
      obstacle: 'publicAddress',
      help: 'Move it to a subnet that routes to a NAT gateway.',
    })
    expect(missingOf(design(true))).toEqual({ 'app-site': null })
    const result = simulateNetwork(design(false))
    expect(sumOf(result, 'igw', 'CallsBlocked')).toBe(10)
  })

  it('SUBNET-7: a NAT gateway is chosen, in another and public subnet of the same VPC', () => {
    const via = (natGatewayId: string[], more: NetworkDesign['resources'] = {}) =>
      codesOf({
        resources: {
          ...TWO_SUBNETS,
          'private subnet in main': { cidr: '10.0.1.0/24', internetRoute: 'natGateway', natGatewayId },
          ...more,
        },
      })
    expect(via(['nat'])).toEqual([])
    expect(via([])).toEqual(['subnet.route'])
    expect(via(['own'], { 'own natGateway in private': {} })).toContain('subnet.route')
    expect(
      via(['far'], {
        'other vpc': { cidr: '10.1.0.0/16' },
        'otherIgw internetGateway in other': {},
        'there subnet in other': { cidr: '10.1.0.0/24', internetRoute: 'internetGateway' },
        'far natGateway in there': {},
      }),
    ).toEqual(['subnet.route'])
  })

  it('SUBNET-7: a NAT gateway in a private subnet gives no way', () => {
    const design = {
      resources: {
        ...TWO_SUBNETS,
        'nat natGateway in isolated': {},
        'app worker': { subnetIds: ['private'] },
        'site website': {},
      },
      connections: ['app > site'],
    }
    expect(missingOf(design)).toEqual({
      'app-site': 'the NAT gateway nat is in subnet isolated, which does not route to an internet gateway',
    })
  })

  it('SUBNET-8: without a route only the VPC and its endpoints are reached', () => {
    const missing = missingOf({
      resources: {
        ...TWO_SUBNETS,
        'open securityGroup in main': { ingress: [{ protocol: 'all' }] },
        'end vpcEndpoint in main': { kind: 'gateway', gatewayService: 's3' },
        'app worker': { subnetIds: ['isolated'] },
        'db database': { subnetIds: ['private'], securityGroupIds: ['open'] },
        'files bucket': {},
        'jobs queue': {},
        'site website': {},
      },
      connections: ['app > db', 'app > files', 'app > jobs', 'app > site'],
    })
    expect(missing).toMatchObject({ 'app-db': null, 'app-files': null })
    expect(missing['app-jobs']).toBe('subnet isolated has no route to the internet')
    expect(missing['app-site']).toBe('subnet isolated has no route to the internet')
  })

  it('SUBNET-9: a VPC has at most as many subnets as its quota', () => {
    const three = one(
      { cidr: '10.0.0.0/24' },
      { 'b subnet in main': { cidr: '10.0.1.0/24' }, 'c subnet in main': { cidr: '10.0.2.0/24' } },
    )
    expect(codesOf({ ...three, quotas: { 'vpc.subnetsPerVpc': 3 } })).toEqual([])
    expect(codesOf({ ...three, quotas: { 'vpc.subnetsPerVpc': 2 } })).toEqual(['subnet.tooMany'])
  })
})
