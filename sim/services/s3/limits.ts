import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide'

export const SOURCES = {
  requestRate: {
    document: 'Amazon S3 User Guide, optimizing Amazon S3 performance',
    url: `${GUIDE}/optimizing-performance.html`,
    checked: CHECKED,
    confidence: 'verified',
    note: 'At least this rate per partitioned prefix; S3 scales beyond it over 30 to 60 minutes, which is not modelled.',
  },
  getLatency: {
    document:
      'Amazon S3 User Guide, performance design patterns: tens of ms for small objects, 100–200 ms for the first byte',
    url: `${GUIDE}/optimizing-performance-design-patterns.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Chosen inside the ranges that the guide gives.',
  },
  putLatency: {
    document: 'Published measurements of 60 KB uploads from Lambda in one Region: 60 to 133 ms',
    url: 'https://kkc.github.io/',
    checked: CHECKED,
    confidence: 'measured',
    note: 'Measured in March 2020; the 99th percentile is recalled.',
  },
  transfer: {
    document: 'Amazon S3 User Guide, performance design patterns: one request per 85–90 MB/s of desired throughput',
    url: `${GUIDE}/optimizing-performance-design-patterns.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  notifications: {
    document: 'Amazon S3 User Guide, Amazon S3 Event Notifications',
    url: `${GUIDE}/EventNotifications.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Typically delivered in seconds, but sometimes a minute or longer.',
  },
  filtering: {
    document: 'Amazon S3 User Guide, configuring event notifications using object key name filtering',
    url: `${GUIDE}/notification-how-to-filtering.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** PUT, COPY, POST and DELETE requests per second and partitioned prefix. */
export const WRITES_PER_SECOND = 3_500
/** GET, HEAD and LIST requests per second and partitioned prefix. */
export const READS_PER_SECOND = 5_500
/** An event notification with one record, bytes. */
export const NOTIFICATION_BYTES = 1_000

const REMEDY =
  'Spread the keys over more prefixes and raise Prefixes, put a cache in front of reads, or retry with back-off until S3 has scaled.'

export const WRITE_RATE_LIMIT: Limit = {
  id: 's3.writesPerPrefix',
  title: 'Writes per second and prefix',
  value: WRITES_PER_SECOND,
  unit: 'requests/s',
  source: SOURCES.requestRate,
  remedy: REMEDY,
}

export const READ_RATE_LIMIT: Limit = {
  id: 's3.readsPerPrefix',
  title: 'Reads per second and prefix',
  value: READS_PER_SECOND,
  unit: 'requests/s',
  source: SOURCES.requestRate,
  remedy: REMEDY,
}

export const LIMITS: readonly Limit[] = [WRITE_RATE_LIMIT, READ_RATE_LIMIT]
