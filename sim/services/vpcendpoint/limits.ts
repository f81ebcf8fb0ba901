import type { AccountQuota } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'

export const ENDPOINT_SOURCE: Source = {
  document: 'AWS PrivateLink Guide, Access AWS services through AWS PrivateLink; Gateway endpoints',
  url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  checked: CHECKED,
  confidence: 'recalled',
}

const QUOTA_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Amazon VPC quotas',
  url: 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html',
  checked: CHECKED,
  confidence: 'verified',
}

/** Most subnets and security groups of an interface endpoint: one subnet in each Availability Zone, five groups. */
export const MAX_SUBNETS = 6
export const MAX_SECURITY_GROUPS = 5

export const GATEWAY_ENDPOINTS: AccountQuota = {
  id: 'vpc.gatewayEndpointsPerRegion',
  title: 'Gateway endpoints per Region',
  unit: 'endpoints',
  default: 20,
  min: 1,
  max: 1000,
  help: 'How many gateway endpoints the account may have in this Region.',
  source: QUOTA_SOURCE,
}
export const INTERFACE_ENDPOINTS: AccountQuota = {
  id: 'vpc.interfaceEndpointsPerVpc',
  title: 'Interface endpoints per VPC',
  unit: 'endpoints',
  default: 50,
  min: 1,
  max: 1000,
  help: 'How many interface endpoints a VPC may have.',
  source: QUOTA_SOURCE,
}
