import type { AccountQuota } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide'

export const SIZING_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Subnet CIDR blocks',
  url: `${GUIDE}/subnet-sizing.html`,
  checked: CHECKED,
  confidence: 'verified',
}
export const ZONE_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Subnets for your VPC',
  url: `${GUIDE}/configure-subnets.html`,
  checked: CHECKED,
  confidence: 'recalled',
  note: 'us-east-1 has six Availability Zones; most Regions have three, a to c.',
}
export const ROUTE_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Configure route tables',
  url: `${GUIDE}/VPC_Route_Tables.html`,
  checked: CHECKED,
  confidence: 'recalled',
}

/** Shortest and longest network part of a subnet's CIDR block, bits. */
export const MIN_PREFIX = 16
export const MAX_PREFIX = 28

/** Addresses of each subnet that AWS keeps: network, router, DNS, one for later, broadcast. */
export const RESERVED_ADDRESSES = 5

export const SUBNETS_PER_VPC: AccountQuota = {
  id: 'vpc.subnetsPerVpc',
  title: 'Subnets per VPC',
  unit: 'subnets',
  default: 200,
  min: 1,
  max: 10_000,
  help: 'How many subnets a VPC may have; AWS raises it on request.',
  source: {
    document: 'Amazon VPC User Guide, Amazon VPC quotas',
    url: `${GUIDE}/amazon-vpc-limits.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
}
