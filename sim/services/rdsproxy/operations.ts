import type { Operation } from '../define'

/** What a proxy can be asked for: what it hands on to its database, and its own sessions. */
export const operations: readonly Operation[] = [
  { id: 'Query', title: 'Query' },
  { id: 'Write', title: 'Write' },
  { id: 'Transaction', title: 'Transaction' },
  { id: 'Connect', title: 'Connect' },
  { id: 'Disconnect', title: 'Disconnect' },
]

export const CONNECT = operations.findIndex(({ id }) => id === 'Connect')
export const DISCONNECT = operations.findIndex(({ id }) => id === 'Disconnect')
