import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg'

export const SOURCES = {
  group: {
    document: 'AWS Elastic Beanstalk Developer Guide, Auto Scaling group for your environment',
    url: `${GUIDE}/using-features.managing.as.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'One to four instances, and 360 s of cooldown.',
  },
  triggers: {
    document: 'AWS Elastic Beanstalk Developer Guide, Auto Scaling triggers',
    url: `${GUIDE}/environments-cfg-autoscaling-triggers.html`,
    checked: CHECKED,
    confidence: 'verified',
    note: 'Average NetworkOut of an instance in 5 minutes: above 6 MiB one more, below 2 MiB one less.',
  },
  ownThresholds: {
    document: 'A starting value: put in the thresholds that suit your application',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS has defaults for NetworkOut only.',
  },
  launchTime: {
    document: 'Common experience with Elastic Beanstalk: two to four minutes until a new instance takes requests',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Booting, installing the application and the first health checks: set it to what you measure.',
  },
  deregistration: {
    document: 'AWS Elastic Beanstalk Developer Guide, Application Load Balancer: DeregistrationDelay',
    url: `${GUIDE}/environments-cfg-alb.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** What each start of a Linux instance is billed at least, ms. */
export const MINIMUM_BILLED_MS = 60_000
/** How often an alarm that has gone off asks for its action, ms. */
export const LOOK_MS = 60_000
/** Availability Zones, and so public addresses, that the load balancer needs at least. */
export const MIN_ZONES = 2
export const DEFAULT_MINIMUM = 1
export const DEFAULT_MAXIMUM = 4
export const DEFAULT_COOLDOWN_S = 360
/** Thresholds of NetworkOut, MiB in a period. */
export const NETWORK_OUT_UPPER_MIB = 6
export const NETWORK_OUT_LOWER_MIB = 2

export const QUEUE_LIMIT: Limit = {
  id: 'beanstalk.queue',
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
    'Raise Minimum or Maximum instances, take a larger Instance type, or scale by a trigger that rises with your load, such as CPUUtilization.',
}
