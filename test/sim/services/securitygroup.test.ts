import { describe, expect, it } from 'vitest'
import { codesOf, missingOf, type NetworkDesign, problemsOf, simulateNetwork, sumOf } from './networkStage'

/** app calls db on TCP 5432, each with one group. */
const design = (
  appGroup: Record<string, unknown>,
  dbGroup: Record<string, unknown>,
  more: NetworkDesign['resources'] = {},
  app: Record<string, unknown> = {},
): NetworkDesign => ({
  resources: {
    'main vpc': {},
    'a subnet in main': { cidr: '10.0.0.0/24' },
    'b subnet in main': { cidr: '10.0.1.0/24' },
    'app-group securityGroup in main': appGroup,
    'db-group securityGroup in main': dbGroup,
    'app worker': { subnetIds: ['a'], securityGroupIds: ['app-group'], ...app },
    'db database': { subnetIds: ['b'], securityGroupIds: ['db-group'] },
    ...more,
  },
  connections: ['app > db'],
})
const missing = (...args: Parameters<typeof design>): string | null => missingOf(design(...args))['app-db']!

const MYSELF = { ingress: [{ protocol: 'all' }] }
const POSTGRES = { fromPort: 5432, toPort: 5432 }

describe('security group', () => {
  it('SG-1: nothing comes in without a rule', () => {
    expect(missing({}, {})).toBe('no inbound rule of the security group db-group of db lets TCP 5432 in from app')
    expect(missing({}, MYSELF)).toBeNull()
  })

  it('SG-1: everything goes out unless outbound rules say otherwise', () => {
    expect(missing({ outbound: 'rules' }, MYSELF)).toBe(
      'no outbound rule of the security group app-group of app lets TCP 5432 out to db',
    )
    expect(missing({ outbound: 'rules', egress: [POSTGRES] }, MYSELF)).toBeNull()
    // Rules that are not in force change nothing.
    expect(missing({ outbound: 'all', egress: [{ fromPort: 1, toPort: 1 }] }, MYSELF)).toBeNull()
  })

  it.each([
    [{ fromPort: 5432, toPort: 5432, cidr: '10.0.0.0/24' }, true],
    [{ fromPort: 5000, toPort: 6000, cidr: '10.0.0.0/16' }, true],
    [{ protocol: 'all', fromPort: 1, toPort: 1, cidr: '0.0.0.0/0' }, true],
    [{ fromPort: 5433, toPort: 6000, cidr: '10.0.0.0/24' }, false],
    [{ fromPort: 443, toPort: 5431, cidr: '10.0.0.0/24' }, false],
    [{ fromPort: 5432, toPort: 5432, cidr: '10.0.1.0/24' }, false],
  ])('SG-2: %o lets app in: %s', (rule, open) => {
    expect(missing({}, { ingress: [rule] }) === null).toBe(open)
  })

  it('SG-2: outbound rules name addresses in the same way', () => {
    const out = (cidr: string) => missing({ outbound: 'rules', egress: [{ ...POSTGRES, cidr }] }, MYSELF)
    expect(out('10.0.1.0/24')).toBeNull()
    expect(out('10.0.2.0/24')).toContain('no outbound rule')
  })

  it('SG-3: a rule may name a group', () => {
    const from = (securityGroupId: string) => ({ ingress: [{ ...POSTGRES, peer: 'group', securityGroupId }] })
    expect(missing({}, from('app-group'))).toBeNull()
    expect(missing({}, from('db-group'))).toContain('no inbound rule')
    const to = (securityGroupId: string) => ({
      outbound: 'rules',
      egress: [{ ...POSTGRES, peer: 'group', securityGroupId }],
    })
    expect(missing(to('db-group'), MYSELF)).toBeNull()
    expect(missing(to('app-group'), MYSELF)).toContain('no outbound rule')
  })

  it('SG-4: groups add up', () => {
    const more = { 'extra securityGroup in main': { outbound: 'rules', egress: [POSTGRES] } }
    const closed = { outbound: 'rules' }
    expect(missing(closed, MYSELF, more)).toContain('no outbound rule')
    expect(missing(closed, MYSELF, more, { securityGroupIds: ['app-group', 'extra'] })).toBeNull()
    expect(missing(closed, MYSELF, {}, { securityGroupIds: ['app-group', 'db-group'] })).toBeNull()
  })

  it('SG-5: replies need no rule', () => {
    // db may call nobody, and app lets nobody in: the reply still arrives.
    const result = simulateNetwork(design({ outbound: 'rules', egress: [POSTGRES] }, { ...MYSELF, outbound: 'rules' }))
    expect(sumOf(result, 'app', 'Replies')).toBe(10)
  })

  it('SG-6: a blocked call ends in its caller’s timeout, and the group counts it', () => {
    const result = simulateNetwork(design({}, {}))
    expect(sumOf(result, 'app', 'Timeouts')).toBe(10)
    expect(sumOf(result, 'db-group', 'CallsBlocked')).toBe(10)
    expect(sumOf(result, 'app-group', 'CallsBlocked')).toBe(0)
    expect(result.connections['app-db']!.totals.fault).toBe(10)
  })

  it('SG-7: without a group, a resource has the VPC’s default group', () => {
    const bare = (appGroups: string[], dbGroups: string[]) =>
      missing(
        {},
        {},
        { 'db database': { subnetIds: ['b'], securityGroupIds: dbGroups } },
        { securityGroupIds: appGroups },
      )
    expect(bare([], [])).toBeNull()
    expect(bare(['app-group'], [])).toBe(
      'no inbound rule of the security group “default of main” of db lets TCP 5432 in from app',
    )
    expect(bare([], ['db-group'])).toContain('no inbound rule')
  })

  it.each([
    ['a range that ends before it begins', { fromPort: 10, toPort: 5 }],
    ['no CIDR block', { cidr: 'everybody' }],
    ['a group that does not exist', { peer: 'group', securityGroupId: 'nobody' }],
    ['a group of another VPC', { peer: 'group', securityGroupId: 'stranger' }],
  ])('SG-8: %s', (_what, rule) => {
    const more = { 'other vpc': { cidr: '10.1.0.0/16' }, 'stranger securityGroup in other': {} }
    expect(problemsOf(design({}, { ingress: [{ protocol: 'all' }, rule] }, more))).toMatchObject([
      { code: 'securityGroup.rule', resourceId: 'db-group', path: 'resources[db-group].config.ingress' },
    ])
    expect(codesOf(design({ outbound: 'rules', egress: [{ protocol: 'all' }, rule] }, MYSELF, more))).toEqual([
      'securityGroup.rule',
    ])
  })

  it('SG-8: a group outside a VPC, and too many rules', () => {
    expect(codesOf({ resources: { 'alone securityGroup': {} } })).toEqual(['securityGroup.outsideVpc'])
    const rules = (count: number) => ({ ingress: Array.from({ length: count }, () => ({ protocol: 'all' })) })
    expect(codesOf(design({}, rules(60)))).toEqual([])
    expect(codesOf(design({}, rules(61)))).toEqual(['securityGroup.rule'])
    expect(codesOf({ ...design({}, rules(61)), quotas: { 'vpc.rulesPerSecurityGroup': 61 } })).toEqual([])
  })
})
