import { ENGINES, type Engine } from './engines'
import { classOf, type InstanceClassName } from './instanceClasses'
import { MAX_POSTGRESQL_CONNECTIONS, MYSQL_BYTES_PER_CONNECTION, POSTGRESQL_BYTES_PER_CONNECTION } from './limits'

const BYTES_PER_GIB = 1024 ** 3

/**
 * Share of an instance's memory that `DBInstanceClassMemory` stands for, by GiB: AWS takes off what the operating
 * system and RDS need, without saying how much. Derived from published values of max_connections: PostgreSQL 87 at
 * 1 GiB, 198 at 2, 413 at 4, 856 at 8, 1,722 at 16, 3,479 at 32.
 */
const MEMORY_SHARES: readonly (readonly [upToGib: number, share: number])[] = [
  [1, 0.774],
  [2, 0.88],
  [4, 0.9166],
  [8, 0.95],
  [16, 0.9555],
  [Infinity, 0.9651],
]

/** The value of `DBInstanceClassMemory` for this much memory, bytes. */
function instanceClassMemory(gib: number): number {
  const [, share] = MEMORY_SHARES.find(([upToGib]) => gib <= upToGib)!
  return gib * BYTES_PER_GIB * share
}

/** `max_connections` as the default parameter group sets it. */
export function defaultMaxConnections(engine: Engine, className: InstanceClassName): number {
  const { memoryGib, auroraMysqlConnections, auroraPostgresqlConnections } = classOf(className)
  const memory = instanceClassMemory(memoryGib)
  switch (engine) {
    case 'mysql':
      return Math.floor(memory / MYSQL_BYTES_PER_CONNECTION)
    case 'postgres':
      return Math.min(Math.floor(memory / POSTGRESQL_BYTES_PER_CONNECTION), MAX_POSTGRESQL_CONNECTIONS)
    case 'aurora-mysql':
      return auroraMysqlConnections ?? 0
    case 'aurora-postgresql':
      return auroraPostgresqlConnections ?? 0
  }
}

interface ConnectionSettings {
  engine: Engine
  instanceClass: InstanceClassName
  maxConnections: number | null
  reservedConnections: number
}

/** `max_connections` in force. */
const maxConnectionsOf = ({ engine, instanceClass, maxConnections }: ConnectionSettings): number =>
  maxConnections ?? defaultMaxConnections(engine, instanceClass)

/** Connections that applications can have: PostgreSQL keeps some for superusers. */
export const usableConnections = (settings: ConnectionSettings): number =>
  ENGINES[settings.engine].dialect === 'mysql'
    ? maxConnectionsOf(settings)
    : Math.max(0, maxConnectionsOf(settings) - settings.reservedConnections)
