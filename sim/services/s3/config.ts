import { choice, distribution, number, text } from '../fields'
import { latencyField } from '../latencyField'
import { SOURCES } from './limits'

export const fields = {
  objectBytes: distribution({
    label: 'Object size',
    help: 'Size of the objects that requests read and write.',
    unit: 'bytes',
    default: { kind: 'constant', value: 100_000 },
  }),
  prefixes: number({
    label: 'Prefixes',
    help: 'Partitioned prefixes that the keys are spread over; each has its own request rate limits.',
    unit: 'count',
    default: 1,
    min: 1,
    max: 1_000,
    integer: true,
    source: SOURCES.requestRate,
  }),
  storedGigabytes: number({
    label: 'Stored data',
    help: 'What the bucket holds, for its storage cost.',
    unit: 'GB',
    default: 1,
    min: 0,
    max: 1_000_000_000,
  }),
  getLatency: latencyField({
    label: 'Read latency',
    help: 'Time to the first byte of GET, HEAD and LIST requests.',
    default: { p50: 30, p99: 200 },
    source: SOURCES.getLatency,
  }),
  putLatency: latencyField({
    label: 'Write latency',
    help: 'Time until PUT and DELETE requests are answered, without the upload itself.',
    default: { p50: 60, p99: 200 },
    source: SOURCES.putLatency,
  }),
  transferMegabytesPerSecond: number({
    label: 'Transfer rate per request (MB/s)',
    help: 'How fast one request uploads or downloads an object, in MB per second.',
    group: 'Performance',
    advanced: true,
    unit: 'count',
    default: 85,
    min: 1,
    max: 10_000,
    source: SOURCES.transfer,
  }),
  notificationDelay: latencyField({
    label: 'Notification delay',
    help: 'Time from a change of an object until its notification is delivered.',
    default: { p50: 1_000, p99: 10_000 },
    source: SOURCES.notifications,
  }),
}

/** Settings of the connection to a receiver of notifications: one event notification configuration. */
export const notificationFields = {
  events: choice({
    label: 'Events',
    help: 'Changes that are notified.',
    options: [
      { value: 'created', label: 'Object created' },
      { value: 'removed', label: 'Object removed' },
      { value: 'all', label: 'Object created or removed' },
    ],
    default: 'created',
    source: SOURCES.notifications,
  }),
  prefix: text({
    label: 'Prefix',
    help: 'Begin of the keys that are notified, such as uploads/; what share of the objects that is, you say below.',
    default: '',
    maxLength: 1024,
    source: SOURCES.filtering,
  }),
  suffix: text({
    label: 'Suffix',
    help: 'End of the keys that are notified, such as .jpg.',
    default: '',
    maxLength: 1024,
    source: SOURCES.filtering,
  }),
  matchPercent: number({
    label: 'Objects that match the prefix and suffix',
    help: 'Share of the changed objects whose key passes the filter; 100% stands for no filter.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: SOURCES.filtering,
  }),
  duplicatePercent: number({
    label: 'Delivered twice',
    help: 'Share of the notifications that come a second time: S3 promises at least one.',
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    advanced: true,
    source: { ...SOURCES.notifications, note: 'How often it happens is not published.' },
  }),
}
