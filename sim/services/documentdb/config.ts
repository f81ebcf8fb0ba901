import { choice, type ConfigOf, number } from '../fields'
import { latencyField } from '../latencyField'
import { INSTANCE_CLASS_NAMES, instanceClass } from './instanceClasses'
import { DEFAULT_RETENTION_HOURS, MAX_DOCUMENT_BYTES, MAX_INSTANCES, MAX_RETENTION_HOURS, SOURCES } from './limits'

export const fields = {
  instanceClass: choice({
    label: 'Instance class',
    help: 'CPU and memory of each instance.',
    group: 'Instances',
    options: INSTANCE_CLASS_NAMES.map((value) => ({ value, label: value })),
    default: 'db.t3.medium',
    source: SOURCES.instances,
  }),
  instances: number({
    label: 'Instances',
    help: 'One primary, which takes all writes, and up to 15 replicas.',
    group: 'Instances',
    unit: 'count',
    default: 1,
    min: 1,
    max: MAX_INSTANCES,
    integer: true,
    source: SOURCES.instances,
  }),
  readPreference: choice({
    label: 'Read preference',
    help: 'Which instances answer reads.',
    group: 'Instances',
    options: [
      { value: 'primary', label: 'Primary' },
      { value: 'secondaryPreferred', label: 'Replicas, if there are any' },
    ],
    default: 'primary',
    source: SOURCES.readPreference,
  }),
  documentBytes: number({
    label: 'Document size',
    help: 'Size of a document.',
    group: 'Data',
    unit: 'bytes',
    default: 1_024,
    min: 1,
    max: MAX_DOCUMENT_BYTES,
    integer: true,
    source: SOURCES.documents,
  }),
  updateBytes: number({
    label: 'Update size',
    help: 'What an Update changes of a document.',
    group: 'Data',
    unit: 'bytes',
    default: 200,
    min: 1,
    max: MAX_DOCUMENT_BYTES,
    integer: true,
    source: SOURCES.documents,
  }),
  storageGb: number({
    label: 'Storage',
    help: 'What the data takes up.',
    group: 'Data',
    unit: 'GB',
    default: 10,
    min: 0,
    max: 131_072,
    source: SOURCES.documents,
  }),
  cacheHitPercent: number({
    label: 'Cache hits',
    help: 'Share of reads that find their document in memory and need no I/O.',
    group: 'Data',
    advanced: true,
    unit: 'percent',
    default: 90,
    min: 0,
    max: 100,
    source: SOURCES.documents,
  }),
  collections: number({
    label: 'Collections watched',
    help: 'Collections with a change stream; each is a sequence of its own, which a mapping of its own reads.',
    group: 'Change stream',
    unit: 'count',
    default: 1,
    min: 1,
    max: 1_000,
    integer: true,
    source: SOURCES.collections,
  }),
  retentionHours: number({
    label: 'Change stream retention',
    help: 'How long changes can be read.',
    group: 'Change stream',
    unit: 'h',
    default: DEFAULT_RETENTION_HOURS,
    min: 1,
    max: MAX_RETENTION_HOURS,
    integer: true,
    source: SOURCES.changeStreams,
  }),
  readTime: latencyField({
    label: 'Read time',
    help: 'Time of a Read, with a free CPU.',
    default: { p50: 2, p99: 15 },
    source: SOURCES.latency,
  }),
  writeTime: latencyField({
    label: 'Write time',
    help: 'Time of a Write or an Update, with a free CPU.',
    default: { p50: 6, p99: 30 },
    source: SOURCES.latency,
  }),
  operationsPerVcpu: number({
    label: 'Operations per vCPU',
    help: 'How many operations one vCPU works on at a time; further ones wait.',
    group: 'Performance',
    advanced: true,
    unit: 'count',
    default: 4,
    min: 1,
    max: 64,
    integer: true,
    source: SOURCES.parallelism,
  }),
  operationTimeoutSeconds: number({
    label: 'Operation timeout',
    help: 'How long an operation may wait for a free CPU before the driver gives it up.',
    group: 'Performance',
    advanced: true,
    unit: 's',
    default: 30,
    min: 0.001,
    max: 3_600,
    source: SOURCES.patience,
  }),
}

/** Settings of the connection that reads the change stream. */
export const changeStreamFields = {
  fullDocument: choice({
    label: 'Full document',
    help: 'What an update sends: the changed part alone, or a copy of the whole document with it.',
    options: [
      { value: 'Default', label: 'Default: what changed' },
      { value: 'UpdateLookup', label: 'UpdateLookup: with the document' },
    ],
    default: 'Default',
    source: SOURCES.collections,
  }),
}

export type ClusterConfig = ConfigOf<typeof fields>
export type ChangeStreamConfig = ConfigOf<typeof changeStreamFields>

/** Operations that one instance executes at a time. */
export const operationsAtOnce = (config: ClusterConfig): number =>
  instanceClass(config.instanceClass).vcpus * config.operationsPerVcpu
