import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs'

export const SOURCES = {
  subscriptions: {
    document: 'Amazon CloudWatch Logs User Guide, real-time processing of log data with subscriptions',
    url: `${GUIDE}/Subscriptions.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  filterPatterns: {
    document: 'Amazon CloudWatch Logs User Guide, filter pattern syntax',
    url: `${GUIDE}/FilterAndPatternSyntax.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  batches: {
    document: 'Common experience with log subscriptions',
    url: `${GUIDE}/Subscriptions.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS says that events are sent soon after they came in, usually within three minutes, and gives no size.',
  },
  retries: {
    document: 'Amazon CloudWatch Logs User Guide, real-time processing of log data with subscriptions',
    url: `${GUIDE}/Subscriptions.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS retries for up to 24 hours and publishes no waits.',
  },
  retention: {
    document: 'Amazon CloudWatch Logs API Reference, PutRetentionPolicy',
    url: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
    checked: CHECKED,
    confidence: 'recalled',
  },
  compression: {
    document: 'Amazon CloudWatch pricing, examples',
    url: 'https://aws.amazon.com/cloudwatch/pricing/',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS’s price examples take 0.15; it depends on what you log.',
  },
  eventSize: {
    document: 'Common experience with the logs of functions',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'About the mean of the lines START, END and REPORT, and short lines of your own.',
  },
} as const satisfies Record<string, Source>

/** Subscription filters of a log group. */
export const MAX_SUBSCRIPTIONS = 2
/** How long a delivery is tried again, ms. */
export const MAX_DELIVERY_AGE_MS = 24 * 3_600_000
/** How long a subscription is off after an error that a retry would not mend, ms. AWS says up to this. */
export const DISABLED_MS = 600_000
/** What the JSON around the log events of a delivery takes, and that around each of them, bytes. Counted on AWS’s sample event. */
export const DELIVERY_ENVELOPE_BYTES = 200
export const EVENT_ENVELOPE_BYTES = 108
/** Growth by base64. */
export const BASE64_GROWTH = 4 / 3
