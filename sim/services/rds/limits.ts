import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const RDS_GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide'
const AURORA_GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide'

const source = (document: string, url: string, confidence: Source['confidence'], note?: string): Source => ({
  document,
  url,
  checked: CHECKED,
  confidence,
  ...(note === undefined ? {} : { note }),
})

const assumption = (document: string, note: string): Source => source(document, '', 'recalled', note)

export const SOURCES = {
  maxConnections: source(
    'Amazon RDS User Guide, Quotas: maximum number of database connections',
    `${RDS_GUIDE}/CHAP_Limits.html`,
    'verified',
    'The formulas are documented; the memory they count is derived from published values of max_connections.',
  ),
  auroraConnections: source(
    'Amazon Aurora User Guide, Maximum connections to a DB instance',
    `${AURORA_GUIDE}/AuroraMySQL.Managing.Performance.html`,
    'verified',
  ),
  instanceClasses: source(
    'Amazon RDS User Guide, DB instance classes',
    `${RDS_GUIDE}/Concepts.DBInstanceClass.html`,
    'verified',
  ),
  reservedConnections: source(
    'PostgreSQL documentation, superuser_reserved_connections; RDS parameter rds.rds_superuser_reserved_connections',
    'https://www.postgresql.org/docs/current/runtime-config-connection.html',
    'recalled',
    'Three for superusers and two for rds_superuser.',
  ),
  storage: source(
    'Amazon RDS User Guide, DB instance storage',
    `${RDS_GUIDE}/CHAP_Storage.html`,
    'recalled',
    'gp2: 3 IOPS per GB, at least 100, in bursts 3,000, or 12,000 from 400 GB on. gp3: 3,000 IOPS, or 12,000 from 400 GB on.',
  ),
  multiAz: source('Amazon RDS User Guide, Multi-AZ deployments', `${RDS_GUIDE}/Concepts.MultiAZ.html`, 'verified'),
  vpc: source(
    'Amazon RDS User Guide, Working with a DB instance in a VPC',
    `${RDS_GUIDE}/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
    'verified',
  ),
  connectTime: assumption(
    'Common experience of opening a database connection with TLS and a password',
    'MySQL 20 to 50 ms, PostgreSQL 30 to 80 ms, as it starts a process for each; AWS publishes no figure.',
  ),
  queryTime: assumption(
    'Common experience of a simple indexed query: 1 to 5 ms, 20 ms at the 99 % point',
    'Depends on your queries above all: set it to what you measure.',
  ),
  writeTime: assumption(
    'An assumption: twice a simple indexed query, for the log that a commit waits for',
    'Depends on your statements: set it to what you measure.',
  ),
  transactionTime: assumption(
    'An assumption: a transaction of a few reads and writes',
    'Depends on your statements: set it to what you measure.',
  ),
  parallelism: assumption(
    'An assumption: a query is on the CPU for a quarter of its time',
    'The rest it waits for locks, storage and the network. 1 for queries that only compute.',
  ),
  storageTime: assumption(
    'Amazon RDS User Guide: single-digit milliseconds of latency for General Purpose SSD',
    'AWS publishes no percentiles.',
  ),
  storageUse: assumption(
    'An assumption: the working set mostly fits in memory, and a write is a page and its log',
    'Compare ReadIOPS and WriteIOPS of your database with its queries.',
  ),
} as const

/** Memory that the default formulas of max_connections allow a connection, bytes. */
export const MYSQL_BYTES_PER_CONNECTION = 12_582_880
export const POSTGRESQL_BYTES_PER_CONNECTION = 9_531_392
/** The formula for PostgreSQL ends here. */
export const MAX_POSTGRESQL_CONNECTIONS = 5000
/** Connection slots that PostgreSQL keeps for superusers: 3 and 2. */
export const POSTGRESQL_RESERVED_CONNECTIONS = 5
/** The most that MySQL lets one set. */
export const MAX_SETTABLE_CONNECTIONS = 100_000

/** Storage, GB. */
export const MIN_STORAGE_GB = 20
export const MAX_STORAGE_GB = 65_536
/** From this size on RDS stripes over several volumes, GB. */
export const STRIPING_GB = 400
export const GP2_IOPS_PER_GB = 3
export const GP2_MIN_IOPS = 100
export const GP2_MAX_IOPS = 64_000
export const GP2_BURST_IOPS = 3000
export const GP2_STRIPED_BURST_IOPS = 12_000
/** I/O credits that a gp2 volume starts with. */
export const GP2_CREDITS = 5_400_000
/** Volumes that RDS stripes over. */
export const STRIPED_VOLUMES = 4
export const GP3_IOPS = 3000
export const GP3_STRIPED_IOPS = 12_000
export const GP3_MAX_IOPS = 64_000
export const IO1_MIN_IOPS = 1000
export const IO1_MAX_IOPS = 256_000
export const IO1_MIN_STORAGE_GB = 100
/** Most provisioned IOPS for each GB of io1. */
export const IO1_IOPS_PER_GB = 50

/** How long the database takes to turn a connection away, ms: a round trip inside the Region (0.2 to 1.1 ms). */
export const REFUSAL_MS = 1

export const MAX_CONNECTIONS: Limit = {
  id: 'rds.maxConnections',
  title: 'Database connections (max_connections)',
  value: null,
  unit: 'connections',
  source: SOURCES.maxConnections,
  remedy:
    'Put an RDS Proxy in front, lower the reserved concurrency of the functions that connect, take a larger Instance class, or raise Maximum connections if memory allows it.',
}
