import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide'

export const SOURCES = {
  instances: {
    document: 'Amazon EC2 User Guide, Amazon EC2 instances',
    url: `${GUIDE}/Instances.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  lifecycle: {
    document: 'Amazon EC2 User Guide, instance state changes: billing by instance state',
    url: `${GUIDE}/ec2-instance-lifecycle.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Billed by the second while it runs, a minute at least for each start; its volumes also while it is stopped.',
  },
  bootTime: {
    document: 'Common experience with Amazon Linux on current instance types: 30 to 60 s until a server answers',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Depends on the image and on what your server does when it starts: set it to what you measure.',
  },
  stopTime: {
    document: 'Common experience with Amazon Linux: 10 to 40 s to shut down',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS forces an instance to stop when its operating system does not within a few minutes.',
  },
  apiTime: {
    document: 'Common experience with calls of the EC2 API: half a second, more at times',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure.',
  },
  connectTimeout: {
    document: 'Linux kernel documentation, IP sysctl: tcp_syn_retries',
    url: 'https://docs.kernel.org/networking/ip-sysctl.html',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Six retries after 1, 2, 4, 8, 16 and 32 s; the connection is given up 64 s after the last.',
  },
} as const satisfies Record<string, Source>

/** What each start of a Linux instance is billed at least, ms. */
export const MINIMUM_BILLED_MS = 60_000
/** After this a client on Linux gives up to connect with an address that does not answer, ms. */
export const CONNECT_TIMEOUT_MS = 127_000
/** CloudWatch shows the balance of CPU credits in five-minute steps, ms. */
export const CREDIT_PERIOD_MS = 300_000

export const QUEUE_LIMIT: Limit = {
  id: 'ec2.queue',
  title: 'Requests that wait for a worker',
  value: null,
  unit: 'requests per instance',
  source: {
    document: 'Your server’s own setting: how many connections wait until a worker takes them',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
  remedy:
    'Take a larger Instance type or more Instances, raise Workers per vCPU where handlers mostly wait, or let a queue take the load.',
}
