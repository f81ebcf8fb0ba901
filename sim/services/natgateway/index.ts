import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { NatGatewayComponent } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { freeTiers, prices } from './cost'
import { CONNECTIONS_PER_ADDRESS, GATEWAYS_PER_ZONE, IDLE_TIMEOUT_MS, LIMITS } from './limits'
import { METRICS } from './metrics'

export const natGateway = defineService({
  type: 'aws.ec2.natGateway',
  title: 'NAT gateway',
  category: 'networking',
  summary: 'Lets private subnets call the internet without being called from there.',
  keywords: ['network address translation', 'vpc', 'private', 'internet', 'egress', 'elastic ip'],
  fields,
  ports: [],
  operations: [],
  quotas: [GATEWAYS_PER_ZONE],
  limits: LIMITS,
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => (config.publicAddresses === 1 ? 'NAT' : `NAT · ${config.publicAddresses} addresses`),
    figures: [
      { label: 'connections', metric: METRICS.active.name, statistic: 'last' },
      { label: 'bytes out', metric: METRICS.out.name, statistic: 'sum' },
      { label: 'no port', metric: METRICS.portErrors.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'addresses', value: grouped(config.publicAddresses) },
      { label: 'connections', value: grouped(config.publicAddresses * CONNECTIONS_PER_ADDRESS) },
      { label: 'idle', value: `${IDLE_TIMEOUT_MS / 1000} s` },
    ],
  },
  hints: {
    publicAddresses: (config) =>
      `${grouped(config.publicAddresses * CONNECTIONS_PER_ADDRESS)} connections per destination`,
  },
  check,
  create: (context) => new NatGatewayComponent(context),
})
