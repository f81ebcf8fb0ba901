import { grouped } from '../../kernel/wholeNumber'
import { parseCidr } from '../../primitives/cidr'
import { defineService } from '../define'
import { SubnetComponent } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { freeTiers, prices } from './cost'
import { SUBNETS_PER_VPC } from './limits'
import { METRICS } from './metrics'
import { usableAddresses } from './usableAddresses'

const usable = (text: string): string => {
  const cidr = parseCidr(text)
  return cidr === null ? 'no CIDR block' : grouped(Math.max(0, usableAddresses(cidr)))
}

const ROUTES = { none: 'isolated', internetGateway: 'public', natGateway: 'private' } as const

export const subnet = defineService({
  type: 'aws.ec2.subnet',
  title: 'Subnet',
  category: 'networking',
  summary: 'A part of a VPC in one Availability Zone, public or private by its route.',
  keywords: ['vpc', 'network', 'frame', 'cidr', 'availability zone', 'public', 'private'],
  fields,
  ports: [],
  operations: [],
  quotas: [SUBNETS_PER_VPC],
  limits: [],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `${ROUTES[config.internetRoute]} · ${config.cidr}`,
    figures: [
      { label: 'in use', metric: METRICS.inUse.name, statistic: 'last' },
      { label: 'free', metric: METRICS.free.name, statistic: 'last' },
      { label: 'refused', metric: METRICS.refused.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'CIDR', value: config.cidr },
      { label: 'usable', value: usable(config.cidr) },
      { label: 'zone', value: config.availabilityZone },
    ],
  },
  hints: { cidr: (config) => `${usable(config.cidr)} usable addresses` },
  check,
  contains: [
    'aws.ec2.natGateway',
    'aws.ec2.instance',
    'aws.rds.instance',
    'aws.rds.proxy',
    'aws.ecs.service',
    'aws.elbv2.applicationLoadBalancer',
    'aws.beanstalk.environment',
    'aws.lambda.function',
  ],
  create: (context) => new SubnetComponent(context),
})
