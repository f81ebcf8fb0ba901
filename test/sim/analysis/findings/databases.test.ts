import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { applied, constant, found, PLAIN } from './trials'

const DATABASE = { engine: 'mysql', maxConnections: 20, queryTime: constant(5), readsPerQuery: 0 }

/** Clients whose functions query a database, through a proxy or not. */
function querying(rate: number, proxy: Record<string, unknown> | null = null, functions = ['fn']): Trial {
  const target = proxy === null ? 'db.connections' : 'proxy.connections'
  return {
    resources: [
      { id: 'users', type: 'client' },
      ...functions.map((id) => ({
        id,
        type: 'aws.lambda.function',
        config: { ...PLAIN, compute: constant(400), idleLifetime: constant(600_000) },
      })),
      ...(proxy === null ? [] : [{ id: 'proxy', type: 'aws.rds.proxy', config: proxy }]),
      { id: 'db', type: 'aws.rds.instance', config: DATABASE },
    ],
    connections: [
      { from: 'users.requests', to: `${functions[0]}.invoke` },
      ...functions.slice(1).map((id) => ({ from: 'users.requests', to: `${id}.invoke` })),
      ...functions.map((id) => ({ from: `${id}.calls`, to: target })),
      ...(proxy === null ? [] : [{ from: 'proxy.database', to: 'db.connections' }]),
    ],
    load: { users: { kind: 'constant', rate } },
    durationSeconds: 30,
  }
}

describe('rds.connectionsExhausted', () => {
  it('fires when environments outnumber connections, and reserves what there are', () => {
    const trial = querying(100)
    const finding = found(trial, 'rds.connectionsExhausted')!
    expect(finding).toMatchObject({
      severity: 'critical',
      resourceIds: ['db', 'fn'],
      changes: [{ resourceId: 'fn', field: 'reservedConcurrency', value: 20 }],
    })
    expect(finding.evidence).toMatch(/away at 20 \(Too many connections\): fn had up to \d+ execution environments/)
    expect(finding.remedy).toContain('RDS Proxy')
    expect(found(applied(trial, finding), 'rds.connectionsExhausted')).toBeUndefined()
  })

  it('is silent with a proxy, and with few environments', () => {
    expect(found(querying(100, {}), 'rds.connectionsExhausted')).toBeUndefined()
    expect(found(querying(10), 'rds.connectionsExhausted')).toBeUndefined()
  })
})

describe('rdsproxy.borrowTimeouts', () => {
  it('fires when sessions wait too long, and names pinning', () => {
    const trial = querying(100, { pinnedPercent: 100, borrowTimeoutSeconds: 1, maxConnectionsPercent: 50 })
    const finding = found(trial, 'rdsproxy.borrowTimeouts')!
    expect(finding.evidence).toContain('pinned')
    expect(finding.remedy).toContain('SET statements')
    expect(finding.changes).toEqual([{ resourceId: 'proxy', field: 'maxConnectionsPercent', value: 100 }])
  })

  it('is silent while connections suffice', () => {
    expect(found(querying(100, {}), 'rdsproxy.borrowTimeouts')).toBeUndefined()
  })
})
