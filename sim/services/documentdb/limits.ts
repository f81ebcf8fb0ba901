import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/documentdb/latest/developerguide'

const guide = (chapter: string, page: string, more: Partial<Source> = {}): Source => ({
  document: `Amazon DocumentDB Developer Guide, ${chapter}`,
  url: `${GUIDE}/${page}.html`,
  checked: CHECKED,
  confidence: 'verified',
  ...more,
})

const assumption = (document: string, note: string): Source => ({
  document,
  url: '',
  checked: CHECKED,
  confidence: 'recalled',
  note,
})

export const SOURCES = {
  changeStreams: guide('Using change streams with Amazon DocumentDB', 'change_streams'),
  collections: {
    document: 'AWS Lambda API Reference, DocumentDBEventSourceConfig',
    url: 'https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  instances: guide('Managing Amazon DocumentDB instances', 'db-instance-classes', { confidence: 'recalled' }),
  readPreference: guide('Understanding Amazon DocumentDB endpoints: read preference', 'endpoints', {
    confidence: 'recalled',
  }),
  latency: assumption(
    'Common experience with indexed access to small documents inside one Region',
    'AWS publishes no figure; set it to what you measure.',
  ),
  parallelism: assumption(
    'An assumption about how long a vCPU is busy during an operation',
    'AWS publishes no figure; set it to what you measure.',
  ),
  documents: assumption('An assumption about your documents', 'Set it to yours.'),
  patience: assumption('An assumption about the driver: MongoDB’s have no time limit by default', 'Set it to yours.'),
} as const satisfies Record<string, Source>

export const DEFAULT_RETENTION_HOURS = 3
export const MAX_RETENTION_HOURS = 168
/** One I/O reads a page of this size. */
export const READ_IO_BYTES = 8_192
/** One I/O writes this much of the transaction log. */
export const WRITE_IO_BYTES = 4_096
export const MAX_INSTANCES = 16
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
/** Most that a read of the change stream returns; MongoDB’s limit of a reply. */
export const CHANGE_READ_BYTES = 16 * 1024 * 1024

export const LIMITS = {
  operations: {
    id: 'docdb.operations',
    title: 'Operations that an instance executes at a time',
    value: null,
    unit: 'operations',
    source: SOURCES.parallelism,
    remedy: 'Choose a larger instance class, let replicas answer reads, or raise the operation timeout.',
  },
} as const satisfies Record<string, Limit>
