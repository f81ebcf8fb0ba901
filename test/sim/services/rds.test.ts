import { describe, expect, it } from 'vitest'
import { costReport } from '../../../sim/cost/report'
import type { CostComponent } from '../../../sim/cost/types'
import { databasesOf } from '../../../sim/services/databases'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { addressesOf } from '../../../sim/services/network'
import { rdsDatabase } from '../../../sim/services/rds'
import type { DatabaseConfig } from '../../../sim/services/rds/config'
import { INSTANCE_CLASS_NAMES } from '../../../sim/services/rds/instanceClasses'
import { defaultMaxConnections } from '../../../sim/services/rds/maxConnections'
import { sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const HOUR_MS = 3_600_000
const MONTH_HOURS = 730

/** A database whose times are exact and that works on eight statements at a time. */
const EXACT = {
  queryTime: constant(10),
  writeTime: constant(20),
  transactionTime: constant(30),
  mysqlConnectTime: constant(40),
  postgresqlConnectTime: constant(60),
  storageTime: constant(2),
  readsPerQuery: 0,
  writesPerWrite: 0,
}

const oneDatabase = (config: Record<string, unknown> = {}, rest: Partial<StageDesign> = {}): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'db', service: rdsDatabase, config: { ...EXACT, ...config } },
    ],
    connections: [{ from: 'app.calls', to: 'db.connections' }],
    seconds: 10,
    ...rest,
  })

function send(stage: Stage, atMs: number, operation: string, count = 1): void {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send({ operation })
  })
}

const replies = (stage: Stage) => stage.sender('app').replies
const endings = (stage: Stage): number[] => replies(stage).map(({ atMs }) => atMs)

/** Sends a call without waiting for its reply to be kept; returns it, to be given up. */
function open(stage: Stage): number {
  const { running } = stage
  const link = running.linkOf(running.model.connections[0]!)
  const call = running.calls.allocate(0, -1)
  running.calls.operation[call] = link.session!.open
  running.exchange.send(link, call)
  return call
}

describe('RDS connections', () => {
  it('RDS-1: max_connections follows from the class, by the formula or table of the engine', () => {
    const of = (engine: DatabaseConfig['engine'], names: readonly string[]) =>
      names.map((name) => defaultMaxConnections(engine, `db.${name}` as DatabaseConfig['instanceClass']))
    expect(of('mysql', ['t3.micro', 't3.small', 't3.medium', 't3.large'])).toEqual([66, 150, 312, 648])
    expect(of('postgres', ['t3.micro', 't3.small', 't3.medium', 't3.large'])).toEqual([87, 198, 413, 856])
    expect(of('postgres', ['r5.2xlarge', 'r5.24xlarge'])).toEqual([5000, 5000])
    expect(of('mysql', ['r5.large'])[0]).toBeGreaterThanOrEqual(1300)
    expect(of('mysql', ['r5.large'])[0]).toBeLessThan(1310)
    expect(of('aurora-mysql', ['t3.small', 't3.medium', 'r5.large', 'r6g.xlarge', 'r5.24xlarge'])).toEqual([
      45, 90, 1000, 2000, 7000,
    ])
    expect(of('aurora-postgresql', ['t3.medium', 't4g.medium', 'r6g.large', 'r6g.xlarge', 'r5.4xlarge'])).toEqual([
      420, 405, 1722, 3479, 5000,
    ])
  })

  it('RDS-2: a setting replaces the class’s value; PostgreSQL keeps slots for superusers', () => {
    const taken = (config: Record<string, unknown>): number => {
      const stage = oneDatabase(config)
      send(stage, 0, 'Connect', 200)
      return stage.run().last('db', 'DatabaseConnections')
    }
    expect(taken({})).toBe(66)
    expect(taken({ maxConnections: 7 })).toBe(7)
    expect(taken({ engine: 'postgres' })).toBe(82)
    expect(taken({ engine: 'postgres', reservedConnections: 0, maxConnections: 20 })).toBe(20)
    expect(taken({ engine: 'postgres', maxConnections: 3 })).toBe(0)
  })

  it('RDS-3: a connection too many is turned away with the engine’s error and names the limit', () => {
    const outcomes = (engine: string, name: string): void => {
      const stage = oneDatabase({ engine, maxConnections: 10, reservedConnections: 0 })
      send(stage, 0, 'Connect', 12)
      stage.run()
      expect(replies(stage).map(({ outcome }) => outcome)).toEqual([name, name, ...Array<string>(10).fill('OK')])
      expect(stage.throttles()).toMatchObject([
        { limitId: 'rds.maxConnections', limit: 10, unit: 'connections', count: 2, useAtFirst: 10, outcome: name },
      ])
      expect(stage.sum('db', 'RefusedConnections')).toBe(2)
    }
    outcomes('mysql', 'Too many connections')
    outcomes('postgres', 'remaining connection slots are reserved')
  })

  it('RDS-3: a connection that is closed makes room for another', () => {
    const stage = oneDatabase({ maxConnections: 2 })
    send(stage, 0, 'Connect', 2)
    send(stage, 100, 'Disconnect')
    send(stage, 100, 'Connect', 2)
    stage.run()
    expect(replies(stage).map(({ outcome }) => outcome)).toEqual(['OK', 'OK', 'OK', 'Too many connections', 'OK'])
    expect(stage.metric('db', 'DatabaseConnections').summary.maximum).toBe(2)
  })

  it('RDS-4: a storm of connections occupies the CPU and delays queries', () => {
    const delayed = (engine: string): number => {
      const stage = oneDatabase({ engine, instanceClass: 'db.t3.medium' })
      send(stage, 0, 'Connect', 80)
      send(stage, 0, 'Query')
      return Math.max(...endings(stage.run()))
    }
    // Ten rounds of eight handshakes.
    expect(delayed('mysql')).toBe(10 * 40 + 10)
    expect(delayed('postgres')).toBe(10 * 60 + 10)
  })

  it('RDS-4: by default opening a connection takes 20 to 50 ms with MySQL and 30 to 80 ms with PostgreSQL', () => {
    const { fields } = rdsDatabase
    expect(fields.mysqlConnectTime.default).toEqual({ kind: 'uniform', min: 20, max: 50 })
    expect(fields.postgresqlConnectTime.default).toEqual({ kind: 'uniform', min: 30, max: 80 })
  })

  it('RDS-5: a caller that gives up while it connects holds no connection', () => {
    const stage = oneDatabase({ maxConnections: 20 })
    const { exchange } = stage.running
    stage.at(0, () => {
      const sent = Array.from({ length: 20 }, () => open(stage))
      // Eight are being executed, the others wait.
      for (const call of [...sent.slice(0, 2), ...sent.slice(10, 13)]) exchange.abandon(call)
    })
    stage.run()
    expect(stage.last('db', 'DatabaseConnections')).toBe(15)
    expect(endings(stage).filter((atMs) => atMs <= 40)).toHaveLength(6)
    expect(endings(stage).filter((atMs) => atMs > 40 && atMs <= 80)).toHaveLength(8)
    expect(endings(stage)).toHaveLength(15)
  })
})

describe('RDS execution', () => {
  it('RDS-6: vCPUs times their queries run at a time, the others wait in turn', () => {
    const stage = oneDatabase({ queriesPerVcpu: 3 })
    send(stage, 0, 'Query', 15)
    expect(endings(stage.run())).toEqual([...Array<number>(6).fill(10), ...Array<number>(6).fill(20), 30, 30, 30])
    expect(stage.metric('db', 'WaitingForCpu').summary.maximum).toBe(9)
    const waits = stage.traces().flatMap(({ segments }) => segments.filter(({ name }) => name === 'Waiting for CPU'))
    expect(waits.map(({ startMs, endMs }) => endMs - startMs).sort((a, b) => a - b)).toEqual([
      ...Array<number>(6).fill(10),
      20,
      20,
      20,
    ])
  })

  it('RDS-6: a larger class runs more of them', () => {
    const stage = oneDatabase({ instanceClass: 'db.m5.2xlarge' })
    send(stage, 0, 'Query', 33)
    expect(endings(stage.run()).filter((atMs) => atMs === 10)).toHaveLength(32)
  })

  it('RDS-7: statements take their own time and that of their storage', () => {
    const stage = oneDatabase({ engine: 'aurora-mysql', readsPerQuery: 1, writesPerWrite: 3 })
    send(stage, 0, 'Query')
    send(stage, 1000, 'Write')
    send(stage, 2000, 'Transaction')
    expect(endings(stage.run())).toEqual([12, 1022, 2034])
    expect(['ReadIOPS', 'WriteIOPS'].map((name) => stage.sum('db', name))).toEqual([2, 6])
  })

  it('RDS-7: a fraction of a read per query is a share of the queries', () => {
    const stage = oneDatabase({ readsPerQuery: 0.25 })
    for (let i = 0; i < 2000; i++) send(stage, i * 4, 'Query')
    const reads = stage.run().sum('db', 'ReadIOPS')
    expect(reads).toBeGreaterThan(440)
    expect(reads).toBeLessThan(560)
  })

  /** I/O per second that a storage keeps up, when more is asked for. */
  function iops(config: Record<string, unknown>, fromSecond = 1): number {
    const wide = {
      instanceClass: 'db.r5.24xlarge',
      queriesPerVcpu: 64,
      queryTime: constant(0),
      storageTime: constant(0),
    }
    const stage = oneDatabase({ ...wide, readsPerQuery: 50, ...config }, { seconds: 6 })
    for (let ms = 0; ms < 6000; ms += 10) send(stage, ms, 'Query', 10)
    const done = endings(stage.run()).filter((atMs) => atMs >= fromSecond * 1000)
    return (done.length * 50) / (6 - fromSecond)
  }

  it('RDS-8: storage lets through what its type and size give', () => {
    const near = (value: number, of: number): void => expect(Math.abs(value / of - 1)).toBeLessThan(0.02)
    near(iops({}), 3000)
    near(iops({ storageGb: 400 }), 12_000)
    near(iops({ storageGb: 400, provisionedIops: 20_000 }), 20_000)
    near(iops({ storageType: 'io1', storageGb: 100, provisionedIops: 5000 }), 5000)
    near(iops({ storageType: 'gp2', storageGb: 100 }), 3000)
    near(iops({ storageType: 'gp2', storageGb: 500 }), 12_000)
    near(iops({ storageType: 'gp2', storageGb: 5000 }), 15_000)
    near(iops({ engine: 'aurora-mysql' }), 50_000)
  })

  it('RDS-8: gp2 falls back to 3 IOPS for each GB when its credits are used up', () => {
    // 5.4 million credits, less 3,000 and plus 100 a second, last 1,862 s.
    const config = { storageType: 'gp2', queryTime: constant(0), storageTime: constant(0), queriesPerVcpu: 64 }
    const stage = oneDatabase({ ...config, readsPerQuery: 3000 }, { seconds: 2100 })
    for (let second = 0; second < 2000; second++) send(stage, second * 1000, 'Query')
    const last = endings(stage.run())
    const seconds = last.findIndex((atMs, i) => i > 0 && atMs - last[i - 1]! > 1100)
    expect(seconds).toBeGreaterThan(1850)
    expect(seconds).toBeLessThan(1870)
  })

  it('RDS-9: metrics carry CloudWatch’s names and tell what happened', () => {
    const stage = oneDatabase({ readsPerQuery: 2, writesPerWrite: 1 })
    send(stage, 0, 'Connect', 5)
    send(stage, 1000, 'Query', 8)
    send(stage, 2000, 'Write', 4)
    stage.run()
    const { summary, unit } = stage.metric('db', 'ReadLatency')
    expect(unit).toBe('Seconds')
    expect(summary.minimum).toBeCloseTo(0.002)
    expect(stage.sum('db', 'ReadIOPS')).toBe(16)
    expect(stage.sum('db', 'WriteIOPS')).toBe(4)
    expect(stage.metric('db', 'WriteLatency').summary.samples).toBe(4)
    expect(stage.metric('db', 'CPUUtilization').summary.maximum).toBe(100)
    expect(stage.last('db', 'CPUUtilization')).toBe(0)
    expect(stage.last('db', 'DatabaseConnections')).toBe(5)
    for (const { name, namespace } of rdsDatabase.metrics) expect(stage.metric('db', name).namespace).toBe(namespace)
  })
})

describe('RDS costs', () => {
  /** A month's cost, by line. */
  function month(config: Record<string, unknown>, accesses = 0): Record<string, number> {
    const stage = oneDatabase({ readsPerQuery: accesses, ...config }, { seconds: 3600 })
    if (accesses > 0) send(stage, 0, 'Query')
    const components: CostComponent[] = stage.run().running.components[1]!.usage(HOUR_MS)
    const { lines } = costReport({
      components,
      prices: rdsDatabase.prices('us-east-1'),
      freeTiers: [],
      region: 'us-east-1',
      freeTierOn: false,
      runDurationMs: HOUR_MS,
      requests: 1,
    })
    return Object.fromEntries(lines.map(({ component, amount }) => [component, amount]))
  }

  it('RDS-10: instance and storage by the hour, twice with Multi-AZ', () => {
    const single = month({ instanceClass: 'db.t3.large', storageGb: 100 })
    expect(single['Instance']).toBeCloseTo(99.28)
    expect(single['Storage']).toBeCloseTo(11.5)
    const double = month({ instanceClass: 'db.t3.large', storageGb: 100, multiAz: true })
    expect(double['Instances (Multi-AZ: two)']).toBeCloseTo(198.56)
    expect(double['Storage']).toBeCloseTo(23)
    expect(month({ engine: 'postgres', instanceClass: 'db.t3.large' })['Instance']).toBeCloseTo(105.85)
  })

  it('RDS-10: provisioned IOPS by the month, those that gp3 includes free', () => {
    expect(month({ storageType: 'io1', storageGb: 100, provisionedIops: 1000 })).toMatchObject({
      'Provisioned IOPS': expect.closeTo(100) as number,
      Storage: expect.closeTo(12.5) as number,
    })
    expect(month({ storageGb: 400, provisionedIops: 13_000 })['Provisioned IOPS']).toBeCloseTo(20)
    expect(Object.keys(month({ storageGb: 400 }))).toEqual(['Instance', 'Storage'])
  })

  it('RDS-10: Aurora bills its instance, its storage once, and each I/O request', () => {
    const config = { engine: 'aurora-mysql', instanceClass: 'db.t3.large', storageGb: 100, multiAz: true }
    const lines = month(config, 1000)
    expect(lines['Instances (Multi-AZ: two)']).toBeCloseTo(2 * 119.72)
    expect(lines['Storage']).toBeCloseTo(10)
    expect(lines['I/O requests']).toBeCloseTo(1000 * MONTH_HOURS * 0.2e-6)
  })

  it('RDS-10: every class has a price for each engine it comes in', () => {
    const ids = rdsDatabase.prices('us-east-1').map(({ id }) => id)
    for (const name of INSTANCE_CLASS_NAMES) {
      expect(ids).toContain(`rds.mysql.${name}`)
      expect(ids).toContain(`rds.postgresql.${name}`)
      expect(ids.includes(`rds.aurora.${name}`)).toBe(defaultMaxConnections('aurora-mysql', name) > 0)
    }
  })
})

describe('RDS design checks', () => {
  type Other = ReturnType<CheckContext<DatabaseConfig>['connections']>[number]

  function problems(
    config: Record<string, unknown>,
    { callers = [], zones = [] }: { callers?: Other['other'][]; zones?: string[] } = {},
  ) {
    const context: CheckContext<DatabaseConfig> = {
      resourceId: 'db',
      parentId: null,
      config: withDefaults(rdsDatabase.fields, { ...config, ...(zones.length === 0 ? {} : { subnetIds: zones }) }),
      region: 'us-east-1',
      era: 'modern',
      quota: () => 1000,
      connections: (port) =>
        port === 'connections' ? callers.map((other, i) => ({ id: `c${i}`, other, config: {} })) : [],
      leadsTo: () => false,
      resource: () => null,
      didYouMean: () => '',
      resourcesOfType: () =>
        zones.map((zone) => ({ id: zone, name: zone, parentId: null, config: { availabilityZone: zone.slice(0, 1) } })),
    }
    return rdsDatabase.check!(context).map(({ code, severity, field }) => [code, severity, field])
  }

  it('RDS-11: what AWS refuses is refused', () => {
    expect(problems({})).toEqual([])
    expect(problems({ engine: 'aurora-mysql' })).toEqual([['rds.classOfEngine', 'error', 'instanceClass']])
    expect(problems({ engine: 'aurora-postgresql', instanceClass: 'db.t3.small' })).toHaveLength(1)
    expect(problems({ engine: 'aurora-mysql', instanceClass: 'db.t3.small', storageType: 'io1' })).toEqual([])
    const io1 = { storageType: 'io1', storageGb: 100 }
    expect(problems(io1)).toEqual([['rds.io1NeedsIops', 'error', 'provisionedIops']])
    expect(problems({ ...io1, provisionedIops: 5000 })).toEqual([])
    expect(problems({ ...io1, provisionedIops: 5001 })).toEqual([['rds.iopsPerGb', 'error', 'provisionedIops']])
    expect(problems({ ...io1, storageGb: 99, provisionedIops: 1000 })).toEqual([['rds.io1Size', 'error', 'storageGb']])
    expect(problems({ provisionedIops: 3000 })).toEqual([['rds.gp3Iops', 'error', 'provisionedIops']])
    expect(problems({ provisionedIops: 3000, storageGb: 400 })).toHaveLength(1)
    expect(problems({ provisionedIops: 12_000, storageGb: 400 })).toEqual([])
    expect(problems({ provisionedIops: 64_001, storageGb: 400 })).toHaveLength(1)
    expect(problems({}, { zones: ['a1'] })).toEqual([['rds.subnetGroupZones', 'error', 'subnetIds']])
    expect(problems({}, { zones: ['a1', 'a2'] })).toHaveLength(1)
    expect(problems({}, { zones: ['a1', 'b1'] })).toEqual([])
  })

  it('RDS-12: functions with more environments than there are connections are warned of', () => {
    const fn = (id: string, reservedConcurrency: number | null): Other['other'] => ({
      id,
      type: 'aws.lambda.function',
      name: id,
      port: 'calls',
      config: { reservedConcurrency },
    })
    const warning = [['rds.fewerConnectionsThanEnvironments', 'warning', 'maxConnections']]
    expect(problems({}, { callers: [fn('a', null)] })).toEqual(warning)
    expect(problems({}, { callers: [fn('a', 66)] })).toEqual([])
    expect(problems({}, { callers: [fn('a', 60), fn('b', 7)] })).toEqual(warning)
    expect(problems({ maxConnections: 1000 }, { callers: [fn('a', null), fn('b', null)] })).toEqual([])
    const proxy = { id: 'p', type: 'aws.rds.proxy', name: 'p', port: 'database', config: {} }
    expect(problems({}, { callers: [proxy] })).toEqual([])
  })

  it('RDS-13: the database listens at its engine’s port and has an address in its subnet', () => {
    const config = (set: Record<string, unknown>) => withDefaults(rdsDatabase.fields, set)
    const network = rdsDatabase.network!
    expect(
      ['mysql', 'postgres', 'aurora-mysql', 'aurora-postgresql'].map((engine) => network.tcpPort!(config({ engine }))),
    ).toEqual([3306, 5432, 3306, 5432])
    const inside = config({ subnetIds: ['a', 'b'], securityGroupIds: ['sg'], publiclyAccessible: true })
    expect(network.placement!(inside, null)).toEqual({
      subnetIds: ['a', 'b'],
      securityGroupIds: ['sg'],
      publicAddress: true,
    })
    const addresses = (multiAz: boolean): number[] => {
      const { running } = oneDatabase({ multiAz, subnetIds: ['a', 'b', 'c'] })
      const book = addressesOf(sharedOf(running))
      return ['a', 'b', 'c'].map((id) => book.of(id).inUse)
    }
    expect(addresses(false)).toEqual([1, 0, 0])
    expect(addresses(true)).toEqual([1, 1, 0])
  })

  it('RDS-1: tells others of the account what it offers', () => {
    const { running } = oneDatabase({ engine: 'postgres' })
    expect(databasesOf(sharedOf(running)).get('db')).toEqual({ maxConnections: 82, vcpus: 2 })
  })
})

/** What the resources of a run share. */
const sharedOf = ({ shared }: Stage['running']) => ({
  shared: <T>(id: string, make: () => T): T => {
    if (!shared.has(id)) shared.set(id, make())
    return shared.get(id) as T
  },
})
