import { grouped } from '../../kernel/wholeNumber'
import { instanceTypeOf } from '../../servers/instanceTypes'
import { serverPlacement } from '../../servers/serverFields'
import { defineService } from '../define'
import { SYNCHRONOUS_FROM_CODE } from '../lambdaTriggers'
import { optionalNumber } from '../fields'
import { InstanceGroup } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { QUEUE_LIMIT, SOURCES } from './limits'
import { METRICS } from './metrics'
import { operations } from './operations'

export const ec2Instance = defineService({
  type: 'aws.ec2.instance',
  title: 'EC2 instance',
  category: 'compute',
  summary: 'A virtual server, or a group of equal ones, that runs until it is stopped.',
  keywords: ['server', 'virtual machine', 'vm', 'compute', 'instance', 'linux', 'cpu credits', 'ec2'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    {
      id: 'api',
      title: 'EC2 API',
      direction: 'in',
      protocol: 'request',
      endpoint: 'ec2',
      only: [
        'aws.lambda.function',
        'aws.ec2.instance',
        'aws.ecs.service',
        'aws.beanstalk.environment',
        'aws.cloudwatch.alarm',
      ],
    },
    { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
  ],
  operations,
  quotas: [],
  limits: [QUEUE_LIMIT],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ instances, instanceType }) =>
      `EC2 · ${instances === 1 ? '' : `${grouped(instances)} × `}${instanceType}`,
    figures: [
      { label: 'rate', metric: METRICS.requests.name, statistic: 'rate' },
      { label: 'CPU', metric: METRICS.cpu.name, statistic: 'mean' },
      { label: 'p99', metric: METRICS.responseTime.name, statistic: 'p99' },
    ],
    configured: ({ instanceType, instances, workersPerVcpu }) => {
      const { vcpus, memoryGib } = instanceTypeOf(instanceType)
      return [
        { label: 'vCPU', value: grouped(vcpus * instances) },
        { label: 'memory', value: `${memoryGib} GiB` },
        { label: 'workers', value: grouped(vcpus * workersPerVcpu * instances) },
      ]
    },
  },
  hints: {
    instanceType: ({ instanceType }) => {
      const { vcpus, memoryGib, credits } = instanceTypeOf(instanceType)
      const baseline = credits === null ? '' : `, baseline ${Math.round(credits.baseline * 1000) / 10} % of each`
      return `${vcpus} vCPU, ${memoryGib} GiB${baseline}`
    },
    workersPerVcpu: ({ instanceType, workersPerVcpu }) =>
      `${grouped(instanceTypeOf(instanceType).vcpus * workersPerVcpu)} requests at a time on each instance`,
  },
  check,
  actions: [
    {
      id: 'stopInstances',
      title: 'Stop instances',
      help: 'Instances stop as with StopInstances: what they work on is lost, and calls to them are not answered.',
      fields: {
        instances: optionalNumber({
          label: 'Instances',
          help: 'How many of those that run.',
          unit: 'count',
          min: 1,
          max: 1000,
          integer: true,
          none: 'all',
          source: SOURCES.lifecycle,
        }),
      },
    },
    {
      id: 'startInstances',
      title: 'Start instances',
      help: 'All stopped instances start, and answer when they have booted.',
      fields: {},
    },
  ],
  network: { placement: (config, parentId) => serverPlacement(config, parentId), tcpPort: ({ tcpPort }) => tcpPort },
  lambdaTrigger: SYNCHRONOUS_FROM_CODE,
  create: (context) => new InstanceGroup(context),
})
