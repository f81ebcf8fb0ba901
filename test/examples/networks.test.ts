import { describe, expect, it } from 'vitest'
import { type Design, type RunResult, serializeDesign } from '../../sim/index'
import { codes, exampleDesign, kept, outcome, resultOf, summary, total } from './examples'
import { within } from './within'

describe('subnet-too-small', () => {
  const classic = (scenario: string): RunResult => outcome('subnet-too-small-classic', scenario)
  const today = (scenario: string): RunResult => outcome('subnet-too-small-today', scenario)
  /** A /28 has 16 addresses, of which AWS keeps five and the tariff server has one. */
  const LEFT = 10

  it('is one design in two eras', () => {
    const bare = (id: string): string => {
      const { era: _, ...account } = exampleDesign(id).account
      return serializeDesign({ ...exampleDesign(id), name: '', account, notes: [] })
    }
    expect(bare('subnet-too-small-classic')).toBe(bare('subnet-too-small-today'))
    expect(exampleDesign('subnet-too-small-classic').account.era).toBe('classic')
    expect(exampleDesign('subnet-too-small-today').account.era).toBeUndefined()
  })

  it('classic: two environments of 1,536 MB for each interface, and no more than twenty', () => {
    const result = classic('november-30')
    expect(summary(result, 'quote', 'NetworkInterfaces').maximum).toBe(LEFT)
    expect(summary(result, 'quote', 'Environments').maximum).toBe(2 * LEFT)
    expect(summary(result, 'small-subnet', 'AddressesFree').minimum).toBe(0)
    expect(result.throttles.map(({ limitId, resourceId, httpStatus }) => [limitId, resourceId, httpStatus])).toEqual([
      ['lambda.subnetAddresses', 'quote', 502],
    ])
    // 14 quotes/s of 1.8 s are 25 at once: 20 places lose 28 % of them by Erlang’s formula, and fewer before and after.
    within(result.requests.faults / result.requests.total, 0.15, 0.32)
    expect(result.requests.faults).toBe(result.throttles[0]!.count)
    expect(kept(result)).toEqual([false, true])
  })

  it('today: one interface for all, and nobody is turned away', () => {
    const result = today('november-30')
    expect(summary(result, 'quote', 'NetworkInterfaces').maximum).toBe(1)
    expect(summary(result, 'small-subnet', 'AddressesFree').minimum).toBe(LEFT - 1)
    within(summary(result, 'quote', 'Environments').maximum!, 35, 55)
    expect(result.throttles).toEqual([])
    expect(kept(result)).toEqual([true, true])
    expect(result.findings).toEqual([])
  })

  it('classic: an environment that needs an interface starts some ten seconds later', () => {
    within(summary(classic('november-30'), 'quotes-api', 'Latency').maximum!, 9000, 21_000)
    expect(summary(today('november-30'), 'quotes-api', 'Latency').maximum).toBeLessThan(9000)
  })

  it('on a Tuesday fourteen environments are enough in either era', () => {
    for (const result of [classic('tuesday'), today('tuesday')]) {
      expect(kept(result)).toEqual([true, true])
      expect(result.throttles).toEqual([])
      expect(result.requests.faults).toBe(0)
    }
  })
})

describe('connection-storm', () => {
  const id = 'connection-storm'
  const storm = (): RunResult => outcome(id, 'breaking-news')

  it('without a proxy the database takes 150 environments and refuses the others', () => {
    const result = storm()
    expect(summary(result, 'articles', 'DatabaseConnections').maximum).toBe(150)
    within(summary(result, 'article', 'Environments').maximum!, 240, 340)
    expect(result.throttles.map(({ limitId, resourceId, limit }) => [limitId, resourceId, limit])).toEqual([
      ['rds.maxConnections', 'articles', 150],
    ])
    const refused = total(result, 'articles', 'RefusedConnections')
    expect(total(result, 'article', 'Errors')).toBe(refused)
    // 136 of 286 environments have no connection; while the load falls those used last are used again, with or without.
    within(refused / total(result, 'readers', 'Requests'), 0.3, 0.6)
    expect(codes(result)).toEqual(['rds.connectionsExhausted'])
    expect(kept(result)).toEqual([false, true, false, true])
  })

  it('behind the proxy some twenty connections serve the same readers', () => {
    const result = storm()
    expect(total(result, 'articles-behind', 'RefusedConnections')).toBe(0)
    within(summary(result, 'articles-proxy', 'ClientConnections').maximum!, 240, 340)
    within(summary(result, 'articles-behind', 'DatabaseConnections').maximum!, 10, 40)
    expect(total(result, 'article-proxied', 'Errors')).toBe(0)
    within(total(result, 'readers-proxied', 'Requests') / total(result, 'readers', 'Requests'), 0.98, 1.02)
  })

  it('so few environments as the database has connections for end it too, as the finding says', () => {
    const design = structuredClone(exampleDesign(id)) as Design
    design.resources.find((resource) => resource.id === 'article')!.config['reservedConcurrency'] = 150
    const result = resultOf(design, 'breaking-news')
    expect(total(result, 'articles', 'RefusedConnections')).toBe(0)
    expect(result.throttles.map(({ limitId }) => limitId)).toEqual(['lambda.reservedConcurrency'])
  })

  it('on a Tuesday there is no difference', () => {
    const result = outcome(id, 'tuesday')
    expect(kept(result)).toEqual([true, true])
    expect(result.findings).toEqual([])
    expect(summary(result, 'articles', 'DatabaseConnections').maximum).toBeLessThan(50)
  })
})

describe('security-alert', () => {
  const id = 'security-alert'
  const binOf = (result: RunResult, resourceId: string, metric: string): number =>
    result.resources[resourceId]!.metrics[metric]!.values.findIndex((value) => value > 0)

  it('one alert stops both servers within five seconds, through the endpoint', () => {
    const result = outcome(id, 'break-in')
    expect(kept(result)).toEqual([true, true, true])
    for (const [resourceId, metric] of [
      ['guardduty', 'Requests'],
      ['alerts', 'Invocations'],
      ['isolate', 'Invocations'],
      ['ec2-endpoint', 'NewConnections'],
    ] as const)
      expect(total(result, resourceId, metric)).toBe(1)
    expect(summary(result, 'web-servers', 'StoppedInstances').maximum).toBe(2)
    const alert = binOf(result, 'guardduty', 'Requests')
    const stopped = binOf(result, 'web-servers', 'StoppedInstances')
    // 0.15 s on the bus, a cold start, and half a second or more of the EC2 API.
    within(((stopped - alert) * result.binMs) / 1000, 0, 5)
    expect(total(result, 'by-hand', 'NumberOfMessagesSent')).toBe(0)
  })

  it('from then on visitors get no answer, and the servers cost nothing', () => {
    const result = outcome(id, 'break-in')
    const alertShare = (binOf(result, 'guardduty', 'Requests') * result.binMs) / result.durationMs
    within(total(result, 'web-servers', 'UnansweredRequests') / (12_000 * (1 - alertShare)), 0.94, 1.06)
    const hours = (scenario: string): number =>
      outcome(id, scenario).cost.lines.find((line) => line.component === 'Instances')!.quantity
    within(hours('break-in') / hours('sunday'), alertShare - 0.01, alertShare + 0.02)
  })

  it('without the endpoint the alert does not reach the EC2 API, and is handed to people', () => {
    const design = structuredClone(exampleDesign(id)) as Design
    design.resources = design.resources.filter((resource) => resource.id !== 'ec2-endpoint')
    const scenario = design.scenarios.find((each) => each.id === 'break-in')!
    // Three tries of 30 s, one and two minutes apart.
    scenario.durationSeconds = 900
    const result = resultOf(design, 'break-in')
    expect(summary(result, 'web-servers', 'StoppedInstances').maximum).toBe(0)
    expect(total(result, 'isolate', 'Errors')).toBe(3)
    expect(total(result, 'by-hand', 'NumberOfMessagesSent')).toBe(1)
  })

  it('on a Sunday nothing is stopped', () => {
    const result = outcome(id, 'sunday')
    expect(kept(result)).toEqual([true, true])
    expect(total(result, 'isolate', 'Invocations')).toBe(0)
    expect(result.findings).toEqual([])
  })
})
