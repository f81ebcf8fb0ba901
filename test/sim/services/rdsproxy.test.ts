import { describe, expect, it } from 'vitest'
import { compile } from '../../../sim/compile/compile'
import { costReport } from '../../../sim/cost/report'
import { run } from '../../../sim/run'
import { services } from '../../../sim/services'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { rdsDatabase } from '../../../sim/services/rds'
import { rdsProxy } from '../../../sim/services/rdsproxy'
import type { ProxyConfig } from '../../../sim/services/rdsproxy/config'
import { designOf } from './harness'
import { sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const TIMED_OUT = 'Timed-out waiting to acquire database connection'

/** Exact times: a query takes 1 ms at the proxy and 10 ms at the database, connections 5 ms and 40 ms. */
const DATABASE = {
  queryTime: constant(10),
  writeTime: constant(20),
  transactionTime: constant(30),
  mysqlConnectTime: constant(40),
  readsPerQuery: 0,
  writesPerWrite: 0,
  queriesPerVcpu: 64,
}
const PROXY = { addedTime: constant(1), connectTime: constant(5) }

/** app → proxy → db, and other → db. */
const pooled = (
  proxy: Record<string, unknown> = {},
  database: Record<string, unknown> = {},
  rest: Partial<StageDesign> = {},
): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'proxy', service: rdsProxy, config: { ...PROXY, ...proxy } },
      { id: 'db', service: rdsDatabase, config: { ...DATABASE, ...database } },
      { id: 'other', service: sender },
    ],
    connections: [
      { from: 'app.calls', to: 'proxy.connections' },
      { from: 'proxy.database', to: 'db.connections' },
      { from: 'other.calls', to: 'db.connections' },
    ],
    seconds: 10,
    ...rest,
  })

function send(stage: Stage, atMs: number, operation: string, count = 1, from = 'app'): void {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender(from).send({ operation })
  })
}

const replies = (stage: Stage) => stage.sender('app').replies
const endings = (stage: Stage): number[] => replies(stage).map(({ atMs }) => atMs)
const outcomes = (stage: Stage): string[] => replies(stage).map(({ outcome }) => outcome)
const most = (stage: Stage, name: string, id = 'proxy'): number => stage.metric(id, name).summary.maximum!

/** Sends a call that may be given up; returns it. */
function sendCall(stage: Stage, operation: string): number {
  const { running } = stage
  const link = running.linkOf(running.model.connections[0]!)
  const call = running.calls.allocate(0, -1)
  running.calls.operation[call] = link.operation(operation)
  running.exchange.send(link, call)
  return call
}

describe('RDS Proxy', () => {
  it('PROXY-1: clients connect without any work for the database', () => {
    const stage = pooled()
    send(stage, 0, 'Connect', 5000)
    send(stage, 1000, 'Disconnect', 2000)
    stage.run()
    expect(outcomes(stage).every((outcome) => outcome === 'OK')).toBe(true)
    expect(endings(stage)[0]).toBe(5)
    expect(most(stage, 'ClientConnections')).toBe(5000)
    expect(stage.last('proxy', 'ClientConnections')).toBe(3000)
    expect(most(stage, 'DatabaseConnections', 'db')).toBe(0)
  })

  it('PROXY-1: a maximum of client connections turns further ones away and names the limit', () => {
    const stage = pooled({ maxClientConnections: 3 })
    send(stage, 0, 'Connect', 5)
    stage.run()
    expect(outcomes(stage).filter((outcome) => outcome === 'Too many client connections')).toHaveLength(2)
    expect(stage.throttles()).toMatchObject([{ limitId: 'rdsproxy.clientConnections', limit: 3, count: 2 }])
    expect(stage.last('proxy', 'ClientConnections')).toBe(3)
  })

  it('PROXY-2: each statement borrows a database connection for its time', () => {
    const stage = pooled()
    for (let i = 0; i < 50; i++) send(stage, i * 100, 'Query')
    send(stage, 6000, 'Write')
    send(stage, 7000, 'Transaction')
    stage.run()
    expect(endings(stage).slice(0, 2)).toEqual([1 + 40 + 10, 100 + 1 + 10])
    expect(endings(stage).slice(-2)).toEqual([6021, 7031])
    expect(most(stage, 'DatabaseConnections')).toBe(1)
    expect(stage.last('proxy', 'DatabaseConnectionsCurrentlyBorrowed')).toBe(0)
    expect(stage.last('db', 'DatabaseConnections')).toBe(1)
  })

  it('PROXY-2: the database’s reply comes back with what it returned', () => {
    const stage = pooled({}, { resultBytes: 4321 })
    send(stage, 0, 'Query')
    expect(replies(stage.run())[0]!.responseBytes).toBe(4321)
  })

  it('PROXY-3: as many database connections as are needed, up to the share of what there is', () => {
    const used = (percent: number, queries: number): number => {
      const stage = pooled({ maxConnectionsPercent: percent })
      send(stage, 0, 'Query', queries)
      return most(stage.run(), 'DatabaseConnections', 'db')
    }
    expect(used(100, 20)).toBe(20)
    expect(used(100, 500)).toBe(66)
    expect(used(50, 500)).toBe(33)
    expect(used(1, 500)).toBe(1)
  })

  it('PROXY-4: requests wait in turn for a connection', () => {
    const stage = pooled({ maxConnectionsPercent: 1 })
    send(stage, 0, 'Query', 4)
    stage.run()
    expect(endings(stage)).toEqual([51, 61, 71, 81])
    expect(stage.metric('proxy', 'DatabaseConnectionsBorrowLatency').summary.maximum).toBe(70)
    const waits = stage
      .traces()
      .flatMap(({ segments }) => segments.filter(({ name }) => name === 'Waiting for a database connection'))
    expect(waits.map(({ endMs, startMs }) => endMs - startMs).sort((a, b) => a - b)).toEqual([40, 50, 60, 70])
  })

  it('PROXY-4: they fail at the borrow timeout, which names the limit', () => {
    const stage = pooled({ maxConnectionsPercent: 1, borrowTimeoutSeconds: 1 }, { queryTime: constant(600) })
    send(stage, 0, 'Query', 4)
    stage.run()
    expect(outcomes(stage)).toEqual(['OK', TIMED_OUT, TIMED_OUT, 'OK'])
    expect(endings(stage)).toEqual([641, 1001, 1001, 1241])
    expect(stage.throttles()).toMatchObject([
      { limitId: 'rdsproxy.databaseConnections', limit: 1, count: 2, useAtFirst: 3, outcome: TIMED_OUT },
    ])
  })

  it('PROXY-4: the timeout is 120 s unless set otherwise', () => {
    const stage = pooled({ maxConnectionsPercent: 1 }, { queryTime: constant(500_000) }, { seconds: 200 })
    send(stage, 0, 'Query', 2)
    stage.run()
    expect(replies(stage)).toMatchObject([{ outcome: TIMED_OUT, atMs: 120_001 }])
  })

  it('PROXY-5: pinned sessions keep a database connection until they are closed', () => {
    const stage = pooled({ pinnedPercent: 100, borrowTimeoutSeconds: 1 })
    send(stage, 0, 'Connect', 70)
    stage.at(3000, () =>
      expect(stage.running.metrics[1]!.get('DatabaseConnectionsCurrentlySessionPinned')!.result().last[29]).toBe(66),
    )
    send(stage, 3000, 'Query', 66)
    send(stage, 5000, 'Disconnect', 66)
    stage.run()
    expect(outcomes(stage).filter((outcome) => outcome === TIMED_OUT)).toHaveLength(4)
    // Its own connection is at hand: no query waits.
    expect(endings(stage).filter((atMs) => atMs === 3011)).toHaveLength(66)
    expect(stage.last('proxy', 'DatabaseConnectionsCurrentlySessionPinned')).toBe(0)
    expect(stage.last('proxy', 'DatabaseConnectionsCurrentlyBorrowed')).toBe(0)
    expect(stage.last('proxy', 'ClientConnections')).toBe(0)
  })

  it('PROXY-5: a share of pinned sessions leaves the others the rest of the connections', () => {
    const stage = pooled({ pinnedPercent: 20 })
    send(stage, 0, 'Connect', 200)
    send(stage, 3000, 'Query', 200)
    stage.run()
    const pinned = stage.last('proxy', 'DatabaseConnectionsCurrentlySessionPinned')
    expect(pinned).toBeGreaterThan(25)
    expect(pinned).toBeLessThan(55)
    expect(stage.last('proxy', 'DatabaseConnectionsCurrentlyBorrowed')).toBe(pinned)
    expect(outcomes(stage).every((outcome) => outcome === 'OK')).toBe(true)
    expect(most(stage, 'DatabaseConnections')).toBeLessThanOrEqual(66)
  })

  it('PROXY-6: connections above the idle maximum are closed after five minutes', () => {
    const stage = pooled({ maxIdleConnectionsPercent: 10 }, {}, { seconds: 700 })
    send(stage, 0, 'Query', 40)
    // One at a time afterwards: always the connection used last.
    for (let second = 1; second < 500; second++) send(stage, second * 1000, 'Query')
    stage.run()
    const { last } = stage.metric('db', 'DatabaseConnections')
    const perSecond = last.length / 700
    expect(last[Math.floor(299 * perSecond)]).toBe(40)
    expect(last[Math.ceil(302 * perSecond)]).toBe(6)
    expect(stage.last('db', 'DatabaseConnections')).toBe(6)
    expect(stage.last('proxy', 'DatabaseConnections')).toBe(6)
  })

  it('PROXY-7: when the database refuses connections, requests share those there are and the proxy asks again', () => {
    const stage = pooled()
    send(stage, 0, 'Connect', 64, 'other')
    send(stage, 1000, 'Query', 40)
    send(stage, 2000, 'Disconnect', 64, 'other')
    send(stage, 3000, 'Query', 40)
    stage.run()
    expect(outcomes(stage)).toEqual(Array<string>(80).fill('OK'))
    // 64 are taken: two serve all 40 queries, two at a time.
    expect(endings(stage)[39]).toBe(1000 + 1 + 40 + 20 * 10)
    expect(stage.throttles().map(({ limitId }) => limitId)).toEqual(['rds.maxConnections'])
    expect(most(stage, 'DatabaseConnections')).toBeGreaterThan(2)
  })

  it('PROXY-7: with no connection to be had at all, requests time out', () => {
    const stage = pooled({ borrowTimeoutSeconds: 2 })
    send(stage, 0, 'Connect', 66, 'other')
    send(stage, 1000, 'Query', 3)
    stage.run()
    expect(replies(stage).map(({ outcome, atMs }) => [outcome, atMs])).toEqual(Array(3).fill([TIMED_OUT, 3001]))
  })

  it('PROXY-8: a client that gives up waiting gets no connection', () => {
    const stage = pooled({ maxConnectionsPercent: 1 })
    stage.at(0, () => {
      const sent = Array.from({ length: 5 }, () => sendCall(stage, 'Query'))
      for (const call of sent.slice(1, 4)) stage.running.exchange.abandon(call)
    })
    stage.run()
    expect(endings(stage)).toEqual([51, 61])
    expect(stage.metric('proxy', 'QueryDatabaseResponseLatency').summary.samples).toBe(2)
  })

  it.each([0, 100])(
    'PROXY-8: a client that gives up connecting has no session, pinned or not: %i %',
    (pinnedPercent) => {
      const stage = pooled({ pinnedPercent })
      stage.at(0, () => stage.running.exchange.abandon(sendCall(stage, 'Connect')))
      send(stage, 0, 'Connect')
      stage.run()
      expect(stage.last('proxy', 'ClientConnections')).toBe(1)
      expect(stage.last('proxy', 'DatabaseConnectionsCurrentlyBorrowed')).toBe(pinnedPercent === 0 ? 0 : 1)
    },
  )

  it('PROXY-8: errors of the database on the spot do not pile up', () => {
    const stage = pooled(
      {},
      {},
      {
        seconds: 20,
        faults: [
          { id: 'f', target: 'db', startSeconds: 5, durationSeconds: 10, effect: { kind: 'error', probability: 1 } },
        ],
      },
    )
    send(stage, 0, 'Query', 66)
    send(stage, 6000, 'Query', 20_000)
    stage.run()
    expect(replies(stage)).toHaveLength(20_066)
    expect(stage.last('proxy', 'DatabaseConnectionsCurrentlyBorrowed')).toBe(0)
  })

  it('PROXY-9: metrics carry CloudWatch’s names and tell what happened', () => {
    const stage = pooled({ maxConnectionsPercent: 50 })
    send(stage, 0, 'Query', 3)
    stage.run()
    expect(stage.last('proxy', 'MaxDatabaseConnectionsAllowed')).toBe(33)
    expect(stage.sum('proxy', 'QueryRequests')).toBe(3)
    expect(stage.metric('proxy', 'QueryResponseLatency').summary.maximum).toBe(51)
    expect(stage.metric('proxy', 'QueryDatabaseResponseLatency').summary.maximum).toBe(10)
    for (const { name } of rdsProxy.metrics) expect(stage.metric('proxy', name).namespace).toBe('AWS/RDS')
  })

  it('PROXY-10: billed by the vCPU-hour of the database, at least two', () => {
    const month = (instanceClass: string): number => {
      const components = pooled({}, { instanceClass }).run().running.components[1]!.usage(3_600_000)
      return costReport({
        components,
        prices: rdsProxy.prices('us-east-1'),
        freeTiers: [],
        region: 'us-east-1',
        freeTierOn: false,
        runDurationMs: 3_600_000,
        requests: 1,
      }).month
    }
    expect(month('db.t3.micro')).toBeCloseTo(2 * 0.015 * 730)
    expect(month('db.m5.2xlarge')).toBeCloseTo(8 * 0.015 * 730)
  })
})

describe('RDS Proxy design checks', () => {
  it('PROXY-11: what AWS refuses is refused', () => {
    const problems = (config: Record<string, unknown>, engine: string | null = 'mysql', zones: string[] = []) => {
      const context: CheckContext<ProxyConfig> = {
        resourceId: 'proxy',
        parentId: null,
        config: withDefaults(rdsProxy.fields, { ...config, ...(zones.length === 0 ? {} : { subnetIds: zones }) }),
        region: 'us-east-1',
        era: 'modern',
        quota: () => 0,
        connections: () =>
          engine === null
            ? []
            : [
                {
                  id: 'c',
                  other: { id: 'db', type: 'aws.rds.instance', name: 'db', port: 'connections', config: { engine } },
                  config: {},
                },
              ],
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () =>
          zones.map((zone) => ({ id: zone, name: zone, parentId: null, config: { availabilityZone: zone } })),
      }
      return rdsProxy.check!(context).map(({ code, severity }) => [code, severity])
    }
    expect(problems({})).toEqual([])
    expect(problems({}, null)).toEqual([['rdsproxy.noDatabase', 'warning']])
    expect(problems({}, 'aurora-mysql')).toEqual([])
    expect(problems({}, 'postgres')).toEqual([['rdsproxy.engineFamily', 'error']])
    expect(problems({ engineFamily: 'postgresql' }, 'aurora-postgresql')).toEqual([])
    expect(problems({ engineFamily: 'postgresql' }, 'mysql')).toHaveLength(1)
    expect(problems({ maxConnectionsPercent: 40 })).toEqual([['rdsproxy.idleAboveMaximum', 'error']])
    expect(problems({}, 'mysql', ['a'])).toEqual([['rdsproxy.subnetZones', 'error']])
    expect(problems({}, 'mysql', ['a', 'b'])).toEqual([])
  })

  it('PROXY-11: without a database, requests wait in vain', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'proxy', service: rdsProxy, config: { ...PROXY, borrowTimeoutSeconds: 3 } },
      ],
      connections: [{ from: 'app.calls', to: 'proxy.connections' }],
      seconds: 10,
    })
    send(stage, 0, 'Connect')
    send(stage, 1000, 'Query', 2)
    send(stage, 8000, 'Disconnect')
    stage.run()
    expect(outcomes(stage)).toEqual(['OK', TIMED_OUT, TIMED_OUT, 'OK'])
    expect(stage.usage('proxy')).toEqual({ Proxy: (2 * 10) / 3600 })
  })

  it('PROXY-11: it stands in its subnets and listens at its engine family’s port', () => {
    const network = rdsProxy.network!
    const config = (set: Record<string, unknown>) => withDefaults(rdsProxy.fields, set)
    expect(network.placement!(config({ subnetIds: ['a'], securityGroupIds: ['sg'] }), null)).toEqual({
      subnetIds: ['a'],
      securityGroupIds: ['sg'],
      publicAddress: false,
    })
    expect(['mysql', 'postgresql'].map((engineFamily) => network.tcpPort!(config({ engineFamily })))).toEqual([
      3306, 5432,
    ])
  })
})

describe('functions and a small database', () => {
  const known = [
    ...services.filter(({ type }) => type !== rdsDatabase.type && type !== rdsProxy.type),
    rdsDatabase,
    rdsProxy,
  ]

  /** 1,000 requests at a time, each of which keeps its execution environment busy while it queries the database. */
  function thousand(throughProxy: boolean) {
    const design = designOf({
      resources: [
        { id: 'users', type: 'client', config: { loop: 'closed', thinkTime: constant(0) } },
        {
          id: 'fn',
          type: 'aws.lambda.function',
          config: { memoryMb: 1769, timeoutSeconds: 60, compute: constant(1000) },
        },
        ...(throughProxy ? [{ id: 'proxy', type: 'aws.rds.proxy' }] : []),
        { id: 'db', type: 'aws.rds.instance', config: { instanceClass: 'db.t3.micro' } },
      ],
      connections: [
        { from: 'users.requests', to: 'fn.invoke' },
        { from: 'fn.calls', to: throughProxy ? 'proxy.connections' : 'db.connections' },
        ...(throughProxy ? [{ from: 'proxy.database', to: 'db.connections' }] : []),
      ],
      load: { users: { kind: 'constant', rate: 1000 } },
      durationSeconds: 30,
    })
    const compiled = compile(design, known)
    if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2))
    return run(compiled.model, design.scenarios[0]!, { seed: 1 })
  }

  it('PROXY-12: 1,000 functions with a connection each exhaust a db.t3.micro', () => {
    const result = thousand(false)
    const { ok, faults, unfinished } = result.requests
    expect(result.throttles).toMatchObject([{ limitId: 'rds.maxConnections', limit: 66, count: faults }])
    expect(result.resources['fn']!.metrics['ConcurrentExecutions']!.summary.maximum).toBe(1000)
    expect(result.resources['db']!.metrics['DatabaseConnections']!.summary.maximum).toBe(66)
    // 66 of the 1,000 environments get through, about once a second each.
    expect(unfinished).toBe(1000)
    expect(ok / (ok + faults)).toBeCloseTo(0.066, 2)
  })

  it('PROXY-12: through a proxy the same load is served over the connections there are', () => {
    const result = thousand(true)
    const { ok, faults } = result.requests
    expect(result.throttles).toEqual([])
    expect(faults).toBe(0)
    expect(ok).toBeGreaterThan(27_000)
    expect(result.resources['proxy']!.metrics['ClientConnections']!.summary.maximum).toBe(1000)
    expect(result.resources['db']!.metrics['DatabaseConnections']!.summary.maximum).toBeLessThanOrEqual(66)
    expect(result.resources['fn']!.metrics['Duration']!.summary.p90).toBeLessThan(1100)
  })
})
