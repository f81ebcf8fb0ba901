import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide'

export const BASICS_SOURCE: Source = {
  document: 'Amazon VPC User Guide, NAT gateway basics',
  url: `${GUIDE}/nat-gateway-basics.html`,
  checked: CHECKED,
  confidence: 'recalled',
}
const TROUBLE_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Troubleshoot NAT gateways',
  url: `${GUIDE}/nat-gateway-troubleshooting.html`,
  checked: CHECKED,
  confidence: 'recalled',
}

/** Connections at once to one destination, for each public address. */
export const CONNECTIONS_PER_ADDRESS = 55_000
/** A connection over which nothing goes for so long is dropped, ms. */
export const IDLE_TIMEOUT_MS = 350_000
/** Most public addresses of one gateway. */
export const MAX_ADDRESSES = 8

export const GATEWAYS_PER_ZONE: AccountQuota = {
  id: 'vpc.natGatewaysPerZone',
  title: 'NAT gateways per Availability Zone',
  unit: 'gateways',
  default: 5,
  min: 1,
  max: 1000,
  help: 'How many NAT gateways the account may have in one Availability Zone; AWS raises it on request.',
  source: {
    document: 'Amazon VPC User Guide, Amazon VPC quotas',
    url: `${GUIDE}/amazon-vpc-limits.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
}

export const CONNECTIONS_LIMIT: Limit = {
  id: 'natgateway.connections',
  title: 'Connections at once to one destination',
  value: CONNECTIONS_PER_ADDRESS,
  unit: 'connections',
  source: BASICS_SOURCE,
  remedy:
    'Give the NAT gateway more public addresses, spread the subnets over several gateways, or use a VPC endpoint.',
}

export const IDLE_LIMIT: Limit = {
  id: 'natgateway.idleTimeout',
  title: 'Idle time of a connection',
  value: IDLE_TIMEOUT_MS,
  unit: 'ms',
  source: TROUBLE_SOURCE,
  remedy:
    'Turn on TCP keep-alive below 350 seconds, or do not wait so long for a reply: answer at once and tell the result later.',
}

export const LIMITS: readonly Limit[] = [CONNECTIONS_LIMIT, IDLE_LIMIT]
