import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingOf, type NetworkDesign, pathsOf, problemsOf, TWO_SUBNETS } from '../../services/networkStage'

const SUBNETS = ['public', 'private', 'isolated']
const some = <T>(values: readonly T[]) => fc.subarray([...values])

/** Networks of every kind: right and wrong routes, closed and open groups, with and without endpoints. */
const networks = fc
  .record({
    callerSubnets: some(SUBNETS),
    targetSubnets: some(SUBNETS),
    callerPublic: fc.boolean(),
    targetPublic: fc.boolean(),
    natIn: fc.constantFrom('public', 'private', 'isolated'),
    gateway: fc.boolean(),
    egress: fc.constantFrom('all', 'rules'),
    ingress: some([
      { fromPort: 443, toPort: 443 },
      { fromPort: 5432, toPort: 5432, cidr: '10.0.0.0/16' },
      { protocol: 'all', peer: 'group', securityGroupId: 'group' },
    ]),
    groups: some(['group']),
    endpoint: fc.constantFrom('none', 'gateway', 'interface'),
    target: fc.constantFrom('queue', 'bucket', 'website', 'database', 'function', 'anywhere'),
  })
  .map((chosen): NetworkDesign => {
    const { [`igw internetGateway in main`]: igw, [`nat natGateway in public`]: nat, ...rest } = TWO_SUBNETS
    return {
      resources: {
        ...rest,
        ...(chosen.gateway ? { 'igw internetGateway in main': igw } : {}),
        [`nat natGateway in ${chosen.natIn}`]: nat,
        'group securityGroup in main': { ingress: chosen.ingress, outbound: chosen.egress },
        ...(chosen.endpoint === 'gateway' ? { 'end vpcEndpoint in main': { kind: 'gateway' } } : {}),
        ...(chosen.endpoint === 'interface'
          ? {
              'end vpcEndpoint in main': { kind: 'interface', subnetIds: ['private'], securityGroupIds: chosen.groups },
            }
          : {}),
        'app worker': {
          subnetIds: chosen.callerSubnets,
          publicAddress: chosen.callerPublic,
          securityGroupIds: chosen.groups,
        },
        [`x ${chosen.target}`]: {
          subnetIds: chosen.targetSubnets,
          publicAddress: chosen.targetPublic,
          securityGroupIds: chosen.groups,
        },
      },
      connections: ['app > x'],
    }
  })

const isOpen = (design: NetworkDesign): boolean => pathsOf(design).get('app-x')?.reachable !== false

describe('ways through the network', () => {
  it('are open, or say what is missing, what to do about it and who is in the way', () => {
    fc.assert(
      fc.property(networks, (design) => {
        for (const path of pathsOf(design).values()) {
          const broken = path.routes.filter(({ missing }) => missing !== null)
          expect(path.reachable).toBe(broken.length === 0)
          if (!path.reachable) expect(path.share).toBe(broken.length / path.routes.length)
          for (const { missing, help, blockedBy, obstacle, subnetId, hops, zoneCrossing } of path.routes) {
            expect(missing === null).toBe(obstacle === null)
            expect(missing === null).toBe(blockedBy === null)
            expect(help).toMatch(missing === null ? /^$/ : /^[A-Z].*\.$/)
            expect(missing ?? '').not.toMatch(/undefined|\.$/)
            if (subnetId !== null) expect(hops[0]).toBe(subnetId)
            expect(zoneCrossing).toBeGreaterThanOrEqual(0)
            expect(zoneCrossing).toBeLessThanOrEqual(1)
          }
        }
      }),
    )
  })

  it('stay open when a security group opens further', () => {
    fc.assert(
      fc.property(networks, (design) => {
        const opened = {
          ...design,
          resources: { ...design.resources, 'group securityGroup in main': { ingress: [{ protocol: 'all' }] } },
        }
        if (isOpen(design)) expect(isOpen(opened)).toBe(true)
      }),
    )
  })

  it('never depend on a VPC for a caller outside, unless the target stands in one', () => {
    fc.assert(
      fc.property(networks, ({ resources, connections = [] }) => {
        const target = Object.keys(resources).find((place) => place.startsWith('x '))!
        const outside = { resources: { ...resources, 'app worker': {}, [target]: {} }, connections }
        expect(missingOf(outside)).toEqual({})
      }),
    )
  })

  it('warn in check exactly where they are not open', () => {
    fc.assert(
      fc.property(networks, (design) => {
        const warned = problemsOf(design).some(({ code }) => code === 'network.unreachable')
        expect(warned).toBe(!isOpen(design))
      }),
      { numRuns: 50 },
    )
  })

  it('are found in a design that cannot run, as far as it is sound', () => {
    const design = {
      resources: {
        ...TWO_SUBNETS,
        'app worker': { subnetIds: ['private', 'gone'] },
        'site website': {},
        'bad subnet in nowhere': { cidr: 'x', internetRoute: 'natGateway' },
        'own worker': { subnetIds: ['isolated'], bytes: -1 },
        'other worker': { subnetIds: ['isolated', 'bad'] },
      },
      connections: ['app > site', 'own > site', 'other > site'],
    }
    expect(Object.keys(missingOf(design))).toEqual(['other-site'])
  })
})
