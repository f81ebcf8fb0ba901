import { defineService } from '../define'
import { InternetGatewayComponent } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { freeTiers, prices } from './cost'
import { METRICS } from './metrics'

export const internetGateway = defineService({
  type: 'aws.ec2.internetGateway',
  title: 'Internet gateway',
  category: 'networking',
  summary: 'The door between a VPC and the internet, for what has a public address.',
  keywords: ['igw', 'vpc', 'network', 'public'],
  fields,
  ports: [],
  operations: [],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: () => 'Internet gateway',
    figures: [
      { label: 'calls', metric: METRICS.calls.name, statistic: 'rate' },
      { label: 'bytes out', metric: METRICS.out.name, statistic: 'sum' },
      { label: 'bytes in', metric: METRICS.in.name, statistic: 'sum' },
    ],
    configured: () => [{ label: 'gateway', value: 'free' }],
  },
  check,
  create: (context) => new InternetGatewayComponent(context),
})
