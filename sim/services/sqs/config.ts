import { choice, distribution, number } from '../fields'
import {
  DEFAULT_RETENTION_S,
  DEFAULT_VISIBILITY_TIMEOUT_S,
  MAX_DELAY_S,
  MAX_MESSAGE_BYTES,
  MAX_RECEIVE_COUNT,
  MAX_RETENTION_S,
  MAX_VISIBILITY_TIMEOUT_S,
  MIN_RETENTION_S,
  SOURCES,
} from './limits'

export const fields = {
  queueType: choice({
    label: 'Queue type',
    help: 'Standard queues deliver at least once and in best-effort order.',
    options: [{ value: 'standard', label: 'Standard' }],
    default: 'standard',
  }),
  visibilityTimeoutSeconds: number({
    label: 'Visibility timeout',
    help: 'How long a received message stays hidden from other consumers; one that is not deleted by then comes back.',
    unit: 's',
    default: DEFAULT_VISIBILITY_TIMEOUT_S,
    min: 0,
    max: MAX_VISIBILITY_TIMEOUT_S,
    integer: true,
    source: SOURCES.attributes,
  }),
  retentionSeconds: number({
    label: 'Message retention period',
    help: 'How long a message that nobody deletes is kept; then it is lost.',
    unit: 's',
    default: DEFAULT_RETENTION_S,
    min: MIN_RETENTION_S,
    max: MAX_RETENTION_S,
    integer: true,
    source: SOURCES.attributes,
  }),
  delaySeconds: number({
    label: 'Delivery delay',
    help: 'How long a new message stays hidden before the first consumer can receive it.',
    unit: 's',
    default: 0,
    min: 0,
    max: MAX_DELAY_S,
    integer: true,
    source: SOURCES.delay,
  }),
  maxMessageBytes: number({
    label: 'Maximum message size',
    help: 'Larger messages are rejected.',
    unit: 'bytes',
    default: MAX_MESSAGE_BYTES,
    min: 1_024,
    max: MAX_MESSAGE_BYTES,
    integer: true,
    source: SOURCES.quotas,
  }),
  sendLatency: distribution({
    label: 'Send latency',
    help: 'Time until SQS has stored a message and answered its sender.',
    group: 'Performance',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 10, p99: 50 },
    source: SOURCES.latency,
  }),
}

/** Settings of the connection to the dead-letter queue: the redrive policy. */
export const redriveFields = {
  maxReceiveCount: number({
    label: 'Maximum receives',
    help: 'A message that has been received this often without being deleted moves to the dead-letter queue.',
    unit: 'count',
    default: 5,
    min: 1,
    max: MAX_RECEIVE_COUNT,
    integer: true,
    source: SOURCES.deadLetters,
  }),
}
