import { grouped } from '../../kernel/wholeNumber'
import { parseCidr, sizeOf } from '../../primitives/cidr'
import { defineService } from '../define'
import { VpcComponent } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { VPCS_PER_REGION } from './limits'
import { METRICS } from './metrics'

const addresses = (text: string): string => {
  const cidr = parseCidr(text)
  return cidr === null ? 'no CIDR block' : grouped(sizeOf(cidr))
}

export const vpc = defineService({
  type: 'aws.ec2.vpc',
  title: 'VPC',
  category: 'networking',
  summary: 'A private network of your own, divided into subnets.',
  keywords: ['virtual private cloud', 'network', 'frame', 'cidr', 'ip address'],
  fields,
  ports: [],
  operations: [],
  quotas: [VPCS_PER_REGION],
  limits: [],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `VPC · ${config.cidr}`,
    figures: [
      { label: 'in use', metric: METRICS.inUse.name, statistic: 'last' },
      { label: 'free', metric: METRICS.free.name, statistic: 'last' },
      { label: 'between zones', metric: METRICS.betweenZones.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'CIDR', value: config.cidr },
      { label: 'addresses', value: addresses(config.cidr) },
    ],
  },
  hints: { cidr: (config) => `${addresses(config.cidr)} addresses` },
  check,
  contains: ['aws.ec2.subnet', 'aws.ec2.securityGroup', 'aws.ec2.internetGateway', 'aws.ec2.vpcEndpoint'],
  create: (context) => new VpcComponent(context),
})
