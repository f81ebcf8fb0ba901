import { instanceTypeOf } from '../../servers/instanceTypes'
import { serverPlacement } from '../../servers/serverFields'
import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { SYNCHRONOUS_FROM_CODE } from '../lambdaTriggers'
import { Environment } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { QUEUE_LIMIT } from './limits'
import { METRICS } from './metrics'

export const beanstalkEnvironment = defineService({
  type: 'aws.beanstalk.environment',
  title: 'Elastic Beanstalk environment',
  category: 'compute',
  summary: 'A load balancer and a group of EC2 instances that grows and shrinks with the load, set up by AWS.',
  keywords: ['load balancer', 'auto scaling', 'platform', 'web server', 'beanstalk', 'compute', 'deploy'],
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
    summary: ({ minimumInstances, maximumInstances, instanceType }) =>
      `Beanstalk · ${grouped(minimumInstances)}–${grouped(maximumInstances)} ${instanceType}`,
    figures: [
      { label: 'rate', metric: METRICS.requests.name, statistic: 'rate' },
      { label: 'instances', metric: METRICS.running.name, statistic: 'last' },
      { label: 'CPU', metric: METRICS.cpu.name, statistic: 'mean' },
    ],
    configured: ({ minimumInstances, maximumInstances, triggerMetric, instanceType, workersPerVcpu }) => [
      { label: 'instances', value: `${grouped(minimumInstances)}–${grouped(maximumInstances)}` },
      { label: 'trigger', value: triggerMetric },
      { label: 'workers', value: grouped(instanceTypeOf(instanceType).vcpus * workersPerVcpu) },
    ],
  },
  hints: {
    instanceType: ({ instanceType }) => {
      const { vcpus, memoryGib } = instanceTypeOf(instanceType)
      return `${vcpus} vCPU, ${memoryGib} GiB`
    },
    workersPerVcpu: ({ instanceType, workersPerVcpu }) =>
      `${grouped(instanceTypeOf(instanceType).vcpus * workersPerVcpu)} requests at a time on each instance`,
  },
  check,
  network: { placement: (config, parentId) => serverPlacement(config, parentId), tcpPort: ({ tcpPort }) => tcpPort },
  lambdaTrigger: SYNCHRONOUS_FROM_CODE,
  create: (context) => new Environment(context),
})
