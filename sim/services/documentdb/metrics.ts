import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/DocDB')
const own = metricsOf('Windtunnel')

export const METRICS = {
  inserts: aws('OpcountersInsert', 'counter', 'Count', 'Documents inserted or replaced'),
  updates: aws('OpcountersUpdate', 'counter', 'Count', 'Documents changed'),
  queries: aws('OpcountersQuery', 'counter', 'Count', 'Reads of documents'),
  readIo: aws('VolumeReadIOPs', 'counter', 'Count', 'Billed reads of pages of 8 KB'),
  writeIo: aws('VolumeWriteIOPs', 'counter', 'Count', 'Billed writes of 4 KB of the transaction log'),
  latency: own('OperationLatency', 'distribution', 'Milliseconds', 'Time of operations, waiting for the CPU included'),
  waiting: own('WaitingForCpu', 'gauge', 'Count', 'Operations that wait for the CPU'),
  timeouts: own('OperationTimeouts', 'counter', 'Count', 'Operations given up while they waited for the CPU'),
  changes: own('ChangeEvents', 'counter', 'Count', 'Changes written to the change stream'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
