import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const AUTO_SCALING = 'https://docs.aws.amazon.com/autoscaling/application/userguide'

export const SOURCES = {
  taskSizes: {
    document: 'Amazon ECS Developer Guide, Fargate task definition: task CPU and memory',
    url: `${GUIDE}/fargate-tasks-services.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  ephemeralStorage: {
    document: 'Amazon ECS Developer Guide, Fargate task ephemeral storage',
    url: `${GUIDE}/fargate-task-storage.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: '20 GB are free; up to 200 GB.',
  },
  service: {
    document: 'Amazon ECS Developer Guide, Amazon ECS services: tasks per service',
    url: `${GUIDE}/service-quotas.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  scaling: {
    document: 'Amazon ECS Developer Guide, target tracking scaling policies',
    url: `${GUIDE}/service-autoscaling-targettracking.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  alarms: {
    document: 'Application Auto Scaling User Guide, how target tracking scaling works',
    url: `${AUTO_SCALING}/target-tracking-scaling-policy-overview.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Three datapoints of a minute above the target scale out, fifteen below nine tenths of it scale in.',
  },
  cooldown: {
    document: 'Application Auto Scaling User Guide, cooldown period: 300 s for ECS services',
    url: `${AUTO_SCALING}/target-tracking-scaling-policy-overview.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  startTime: {
    document: 'Common experience with Fargate: 30 to 60 s until a task runs',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Mostly the network interface and the image: a large image takes longer.',
  },
  stopTimeout: {
    document: 'Amazon ECS Developer Guide, task definition parameters: stopTimeout',
    url: `${GUIDE}/task_definition_parameters.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: '30 s by default, 120 s at most on Fargate.',
  },
} as const satisfies Record<string, Source>

/** What each task is billed at least, ms. */
export const MINIMUM_BILLED_MS = 60_000
/** Ephemeral storage that each task has for free, GB. */
export const FREE_EPHEMERAL_GB = 20
export const MAX_EPHEMERAL_GB = 200
/** How often alarms and the service look, ms. */
export const LOOK_MS = 60_000
/** Datapoints of a minute after which target tracking scales out, and in. */
export const SCALE_OUT_DATAPOINTS = 3
export const SCALE_IN_DATAPOINTS = 15
/** Share of the target below which a datapoint counts for scaling in. */
export const SCALE_IN_SHARE = 0.9

export const QUEUE_LIMIT: Limit = {
  id: 'ecs.queue',
  title: 'Requests that wait for a worker',
  value: null,
  unit: 'requests per task',
  source: {
    document: 'Your server’s own setting: how many connections wait until a worker takes them',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
  remedy:
    'Raise Desired or Maximum tasks, take larger tasks, scale at a lower Target, or let a queue take what comes faster than tasks start.',
}
