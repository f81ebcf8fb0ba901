import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide'

const source = (document: string, url: string, confidence: Source['confidence'], note?: string): Source => ({
  document,
  url,
  checked: CHECKED,
  confidence,
  ...(note === undefined ? {} : { note }),
})

export const SOURCES = {
  pool: source(
    'Amazon RDS User Guide, RDS Proxy connection considerations',
    `${GUIDE}/rds-proxy-connections.html`,
    'verified',
  ),
  pinning: source(
    'Amazon RDS User Guide, Avoiding pinning an RDS Proxy',
    `${GUIDE}/rds-proxy-pinning.html`,
    'verified',
    'DatabaseConnectionsCurrentlySessionPinned of your proxy shows how many are.',
  ),
  network: source('Amazon RDS User Guide, Quotas and limitations for RDS Proxy', `${GUIDE}/rds-proxy.html`, 'verified'),
  addedTime: source(
    'Common experience: RDS Proxy adds 1 to 5 ms to a query',
    '',
    'recalled',
    'AWS speaks of a few milliseconds and publishes no percentiles.',
  ),
  connectTime: source(
    'An assumption: TLS and a password check against cached secrets, without a process or thread of a database',
    '',
    'recalled',
    'AWS publishes no figure; set it to what you measure.',
  ),
  clientConnections: source(
    'AWS publishes no maximum of client connections of a proxy',
    '',
    'recalled',
    'It grows its own capacity with the load; set a number to see what a ceiling would do.',
  ),
} as const

export const DEFAULT_MAX_CONNECTIONS_PERCENT = 100
/** MaxIdleConnectionsPercent: half of MaxConnectionsPercent. */
export const DEFAULT_MAX_IDLE_PERCENT = 50
export const DEFAULT_BORROW_TIMEOUT_SECONDS = 120
export const MAX_BORROW_TIMEOUT_SECONDS = 300
/** How long a database connection above the idle maximum stays unused before it is closed, ms. */
export const IDLE_MS = 300_000
/** How long after the database has refused a connection the proxy asks again, ms: an assumption, AWS does not say. */
export const OPEN_RETRY_MS = 100
/** Fewest vCPUs of the database that are billed. */
export const MIN_BILLED_VCPUS = 2

export const DATABASE_CONNECTIONS: Limit = {
  id: 'rdsproxy.databaseConnections',
  title: 'Database connections of the proxy',
  value: null,
  unit: 'connections',
  source: SOURCES.pool,
  remedy:
    'Raise Maximum connections of the proxy (percent), shorten transactions, lower the share of pinned sessions, or take a larger Instance class for the database.',
}

export const CLIENT_CONNECTIONS: Limit = {
  id: 'rdsproxy.clientConnections',
  title: 'Client connections of the proxy',
  value: null,
  unit: 'connections',
  source: SOURCES.clientConnections,
  remedy: 'Raise or remove Maximum client connections: it is this design’s own ceiling.',
}
