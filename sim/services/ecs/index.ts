import { grouped } from '../../kernel/wholeNumber'
import { serverPlacement } from '../../servers/serverFields'
import { defineService } from '../define'
import { SYNCHRONOUS_FROM_CODE } from '../lambdaTriggers'
import { TaskService } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { QUEUE_LIMIT } from './limits'
import { METRICS } from './metrics'
import { memoryInWords } from './taskSizes'

export const ecsService = defineService({
  type: 'aws.ecs.service',
  title: 'ECS service on Fargate',
  category: 'compute',
  summary: 'Keeps a number of containers running without servers to manage, and scales it to the load.',
  keywords: ['container', 'docker', 'task', 'fargate', 'ecs', 'compute', 'auto scaling'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
  ],
  operations: [{ id: 'Request', title: 'Request' }],
  quotas: [],
  limits: [QUEUE_LIMIT],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ vcpus, memoryGb }) => `Fargate · ${vcpus} vCPU, ${memoryGb} GB`,
    figures: [
      { label: 'rate', metric: METRICS.requests.name, statistic: 'rate' },
      { label: 'tasks', metric: METRICS.running.name, statistic: 'last' },
      { label: 'CPU', metric: METRICS.cpu.name, statistic: 'mean' },
    ],
    configured: ({ desiredTasks, scaling, minimumTasks, maximumTasks, workersPerTask }) => [
      { label: 'tasks', value: grouped(desiredTasks) },
      { label: 'scaling', value: scaling === 'none' ? 'none' : `${grouped(minimumTasks)}–${grouped(maximumTasks)}` },
      { label: 'workers', value: grouped(desiredTasks * workersPerTask) },
    ],
  },
  hints: {
    memoryGb: ({ vcpus }) => `${memoryInWords(vcpus)} with ${vcpus} vCPU`,
    vcpus: ({ vcpus }) => (vcpus < 1 ? `computing takes ${1 / vcpus} times as long` : ''),
  },
  check,
  network: { placement: (config, parentId) => serverPlacement(config, parentId), tcpPort: ({ tcpPort }) => tcpPort },
  lambdaTrigger: SYNCHRONOUS_FROM_CODE,
  create: (context) => new TaskService(context),
})
