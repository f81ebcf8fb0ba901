import type { Operation } from '../define'

/** What a database can be asked for; the index is the operation code of a call. */
export const operations: readonly Operation[] = [
  { id: 'Query', title: 'Query' },
  { id: 'Write', title: 'Write' },
  { id: 'Transaction', title: 'Transaction' },
  { id: 'Connect', title: 'Connect' },
  { id: 'Disconnect', title: 'Disconnect' },
]

const indexOf = (id: string): number => operations.findIndex((operation) => operation.id === id)

export const QUERY = indexOf('Query')
export const WRITE = indexOf('Write')
export const TRANSACTION = indexOf('Transaction')
export const CONNECT = indexOf('Connect')
export const DISCONNECT = indexOf('Disconnect')
