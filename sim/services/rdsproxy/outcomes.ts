import type { Outcome } from '../../telemetry/outcome'

/** Drivers do not try again by themselves. The database protocols have no HTTP status. */
const refused = (name: string, message: string): Outcome => ({
  name,
  service: 'rdsproxy',
  httpStatus: 0,
  class: 'throttle',
  retryable: false,
  message,
})

export const BORROW_TIMEOUT = refused(
  'Timed-out waiting to acquire database connection',
  'ERROR 9501 (HY000): Timed-out waiting to acquire database connection',
)

export const TOO_MANY_CLIENTS = refused('Too many client connections', 'The proxy takes no further client connections.')
