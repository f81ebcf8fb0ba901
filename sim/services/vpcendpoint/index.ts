import { defineService } from '../define'
import { VpcEndpointComponent } from './behaviour'
import { check } from './check'
import { apiOf, fields } from './config'
import { freeTiers, prices } from './cost'
import { GATEWAY_ENDPOINTS, INTERFACE_ENDPOINTS } from './limits'
import { METRICS } from './metrics'

export const vpcEndpoint = defineService({
  type: 'aws.ec2.vpcEndpoint',
  title: 'VPC endpoint',
  category: 'networking',
  summary: 'Leads from a VPC to an AWS API without the internet.',
  keywords: ['privatelink', 'gateway endpoint', 'interface endpoint', 'vpc', 'private', 'network'],
  fields,
  ports: [],
  operations: [],
  quotas: [GATEWAY_ENDPOINTS, INTERFACE_ENDPOINTS],
  limits: [],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `${config.kind} · ${apiOf(config)}`,
    figures: [
      { label: 'rate', metric: METRICS.opened.name, statistic: 'rate' },
      { label: 'connections', metric: METRICS.active.name, statistic: 'last' },
      { label: 'bytes', metric: METRICS.bytes.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'service', value: apiOf(config) },
      { label: 'type', value: config.kind },
      { label: 'zones', value: config.kind === 'gateway' ? 'all' : String(config.subnetIds.length) },
    ],
  },
  check,
  create: (context) => new VpcEndpointComponent(context),
})
