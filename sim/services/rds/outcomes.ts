import type { Outcome } from '../../telemetry/outcome'
import type { Engine } from './engines'
import { ENGINES } from './engines'

/** Drivers do not connect again by themselves. The database protocols have no HTTP status. */
const refused = (name: string, message: string): Outcome => ({
  name,
  service: 'rds',
  httpStatus: 0,
  class: 'throttle',
  retryable: false,
  message,
})

const TOO_MANY_CONNECTIONS = refused('Too many connections', 'ERROR 1040 (08004): Too many connections')

const NO_CONNECTION_SLOTS = refused(
  'remaining connection slots are reserved',
  'FATAL: remaining connection slots are reserved for non-replication superuser connections (SQLSTATE 53300)',
)

/** What a client reads when all connections are taken. */
export const exhaustion = (engine: Engine): Outcome =>
  ENGINES[engine].dialect === 'mysql' ? TOO_MANY_CONNECTIONS : NO_CONNECTION_SLOTS
