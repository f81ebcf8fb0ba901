import type { MetricDefinition, Operation } from '../define'
import { METRICS } from './metrics'

/** What S3 does for a request: which rate limit it counts against, how it is billed, which bytes it moves. */
interface ObjectOperation extends Operation {
  limit: 'reads' | 'writes'
  /** Price class; null is free. */
  billedAs: 'get' | 'put' | null
  moves: 'download' | 'upload' | null
  /** Event that its success notifies. */
  event: 'created' | 'removed' | null
  metric: MetricDefinition
}

/** In the order of the port's operation indices. */
export const OPERATIONS: readonly ObjectOperation[] = [
  {
    id: 'GetObject',
    title: 'Read an object',
    limit: 'reads',
    billedAs: 'get',
    moves: 'download',
    event: null,
    metric: METRICS.get,
  },
  {
    id: 'PutObject',
    title: 'Write an object',
    limit: 'writes',
    billedAs: 'put',
    moves: 'upload',
    event: 'created',
    metric: METRICS.put,
  },
  {
    id: 'DeleteObject',
    title: 'Delete an object',
    limit: 'writes',
    billedAs: null,
    moves: null,
    event: 'removed',
    metric: METRICS.delete,
  },
  {
    id: 'HeadObject',
    title: 'Look an object up',
    limit: 'reads',
    billedAs: 'get',
    moves: null,
    event: null,
    metric: METRICS.head,
  },
  {
    id: 'ListObjectsV2',
    title: 'List objects',
    limit: 'reads',
    billedAs: 'put',
    moves: null,
    event: null,
    metric: METRICS.list,
  },
]
