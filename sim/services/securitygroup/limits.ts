import type { AccountQuota } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/userguide'

export const RULES_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Security group rules',
  url: `${GUIDE}/security-group-rules.html`,
  checked: CHECKED,
  confidence: 'verified',
}

export const MAX_TCP_PORT = 65_535

/** Most rules in one direction that AWS grants a group on request. */
export const MAX_RULES = 1000

export const RULES_PER_GROUP: AccountQuota = {
  id: 'vpc.rulesPerSecurityGroup',
  title: 'Rules per security group and direction',
  unit: 'rules',
  default: 60,
  min: 1,
  max: MAX_RULES,
  help: 'How many inbound rules, and how many outbound rules, a security group may have.',
  source: {
    document: 'Amazon VPC User Guide, Amazon VPC quotas',
    url: `${GUIDE}/amazon-vpc-limits.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
}
