import type { Operation } from '../define'

/** What instances and their API can be asked for; the index is the operation code of a call. */
export const operations: readonly Operation[] = [
  { id: 'Request', title: 'Request' },
  { id: 'StartInstances', title: 'StartInstances' },
  { id: 'StopInstances', title: 'StopInstances' },
]

const indexOf = (id: string): number => operations.findIndex((operation) => operation.id === id)

export const REQUEST = indexOf('Request')
export const START_INSTANCES = indexOf('StartInstances')
export const STOP_INSTANCES = indexOf('StopInstances')
