import { defineService } from '../define'
import { SecurityGroupComponent } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { freeTiers, prices } from './cost'
import { RULES_PER_GROUP } from './limits'
import { METRICS } from './metrics'

const counted = (rules: readonly unknown[]): string => `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`

export const securityGroup = defineService({
  type: 'aws.ec2.securityGroup',
  title: 'Security group',
  category: 'networking',
  summary: 'Says who may call what has it, and what that may call.',
  keywords: ['firewall', 'vpc', 'network', 'inbound', 'outbound', 'ingress', 'egress', 'rule'],
  fields,
  ports: [],
  operations: [],
  quotas: [RULES_PER_GROUP],
  limits: [],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `in: ${counted(config.ingress)}`,
    figures: [
      { label: 'blocked', metric: METRICS.blocked.name, statistic: 'sum' },
      { label: 'inbound', metric: METRICS.inbound.name, statistic: 'last' },
      { label: 'outbound', metric: METRICS.outbound.name, statistic: 'last' },
    ],
    configured: (config) => [
      { label: 'inbound', value: counted(config.ingress) },
      { label: 'outbound', value: config.outbound === 'all' ? 'everything' : counted(config.egress) },
    ],
  },
  check,
  create: (context) => new SecurityGroupComponent(context),
})
