import type { Port } from '../../define'

/** Where what a function logs goes: one log group. */
export const loggingPort = {
  id: 'logs',
  title: 'Logs',
  direction: 'out',
  protocol: 'event',
  maxConnections: 1,
  only: ['aws.logs.logGroup'],
} as const satisfies Port
