import type { Model, ModelResource } from '../../compile/model'
import type { Finding } from '../../result'
import { type Rule } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure } from './words'

const FUNCTION = 'aws.lambda.function'
const PROXY = 'aws.rds.proxy'

/** A database that has no connections left for the environments of the functions that scale. */
export const connectionsExhausted: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle): Finding[] => {
    const database = model.resources.find(({ id }) => id === throttle.resourceId)
    if (throttle.limitId !== 'rds.maxConnections' || database === undefined) return []
    const callers = callersOf(model, database)
    const functions = callers.filter(({ type }) => type === FUNCTION)
    const proxies = callers.filter(({ type }) => type === PROXY)
    const held = functions.map((fn) => {
      const environments = result.resources[fn.id]?.metrics['Environments']?.summary.maximum ?? 0
      return `${fn.name} had up to ${counted(environments, 'execution environment')}, each with a connection of its own`
    })
    const each = functions.length === 0 ? 0 : Math.floor(throttle.limit / functions.length)
    const tooMany = functions.filter(({ config }) => {
      const reserved = config['reservedConcurrency'] as number | null
      return reserved === null || reserved > each
    })
    return [
      {
        code: 'rds.connectionsExhausted',
        severity: 'critical',
        resourceIds: [database.id, ...callers.map(({ id }) => id)],
        limitIds: [throttle.limitId],
        title: 'The database has no connections left',
        evidence: `${database.name} turned ${counted(throttle.count, 'connection')} away at ${count(throttle.limit)} (${throttle.outcome})${held.length > 0 ? `: ${held.join('; ')}` : ''}.`,
        remedy:
          functions.length === 0
            ? `${proxies.length > 0 ? 'Lower Maximum connections of the proxy (percent) so that others keep theirs, take' : 'Take'} a larger instance class, or let callers share fewer connections.`
            : `Put an RDS Proxy between ${functions.map(({ name }) => name).join(' and ')} and ${database.name}, which shares its connections; or reserve at most ${count(each)} for ${functions.length > 1 ? 'each function' : functions[0]!.name} and let the rest wait in front of it.`,
        changes:
          proxies.length === 0 && each > 0
            ? tooMany.map(({ id }) => ({ resourceId: id, field: 'reservedConcurrency', value: each }))
            : [],
        source: SOURCES.rdsProxy,
      },
    ]
  })

/** A proxy whose sessions wait for a database connection longer than they may. */
export const borrowTimeouts: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle): Finding[] => {
    const proxy = model.resources.find(({ id }) => id === throttle.resourceId)
    if (throttle.limitId !== 'rdsproxy.databaseConnections' || proxy === undefined) return []
    const pinned =
      result.resources[proxy.id]?.metrics['DatabaseConnectionsCurrentlySessionPinned']?.summary.average ?? 0
    const percentage = proxy.config['maxConnectionsPercent'] as number
    return [
      {
        code: 'rdsproxy.borrowTimeouts',
        severity: 'critical',
        resourceIds: [proxy.id, ...callersOf(model, proxy).map(({ id }) => id)],
        limitIds: [throttle.limitId],
        title: 'The proxy has no database connection to lend',
        evidence: `${counted(throttle.count, 'query', 'queries')} waited in ${proxy.name} for one of its ${count(throttle.limit)} database connections until the borrow timeout of ${figure(proxy.config['borrowTimeoutSeconds'] as number)} s${
          pinned >= 1 ? `; on average ${figure(pinned)} were pinned to one session` : ''
        }.`,
        remedy: `${pinned >= throttle.limit / 2 ? 'Keep sessions from being pinned (SET statements, temporary tables, prepared statements); shorten' : 'Shorten'} transactions${percentage < 100 ? ', raise Maximum connections of the proxy to 100%' : ''}, or take a larger instance class.`,
        changes: percentage < 100 ? [{ resourceId: proxy.id, field: 'maxConnectionsPercent', value: 100 }] : [],
        source: SOURCES.rdsProxy,
      },
    ]
  })

const callersOf = (model: Model, target: ModelResource): ModelResource[] => [
  ...new Set(model.connections.filter(({ to }) => to === target).map(({ from }) => from)),
]
