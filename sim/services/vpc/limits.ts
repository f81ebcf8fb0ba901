import type { AccountQuota } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide'

export const CIDR_SOURCE: Source = {
  document: 'Amazon VPC User Guide, VPC CIDR blocks',
  url: `${GUIDE}/vpc-cidr-blocks.html`,
  checked: CHECKED,
  confidence: 'verified',
}
const QUOTA_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Amazon VPC quotas',
  url: `${GUIDE}/amazon-vpc-limits.html`,
  checked: CHECKED,
  confidence: 'verified',
}

/** Shortest and longest network part of a VPC's CIDR block, bits. */
export const MIN_PREFIX = 16
export const MAX_PREFIX = 28

export const VPCS_PER_REGION: AccountQuota = {
  id: 'vpc.vpcsPerRegion',
  title: 'VPCs per Region',
  unit: 'VPCs',
  default: 5,
  min: 1,
  max: 1000,
  help: 'How many VPCs the account may have in this Region; AWS raises it on request.',
  source: QUOTA_SOURCE,
}
