import type { AccountQuota, Limit } from '../../define'
import type { Source } from '../../source'

const CHECKED = '2026-11-23'
export const HYPERPLANE_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Giving Lambda functions access to resources in an Amazon VPC',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  checked: CHECKED,
  confidence: 'verified',
}
const CLASSIC_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide of 2017 and 2018, Configuring a Lambda function to access resources in a VPC',
  url: 'https://github.com/awsdocs/aws-lambda-developer-guide',
  checked: CHECKED,
  confidence: 'verified',
}
export const CLASSIC_PENALTY_SOURCE: Source = {
  ...CLASSIC_SOURCE,
  confidence: 'recalled',
  note: 'AWS spoke of a start-up penalty only; third parties measured about 10 s.',
}

/** Connections that one shared interface carries. */
export const CONNECTIONS_PER_INTERFACE = 65_000
/** Function memory that one classic interface carries, MB. */
export const CLASSIC_INTERFACE_MB = 3072
/** Interfaces that an account began with in the classic era. */
export const CLASSIC_INTERFACES = 350
/** Interfaces that EC2 lets Lambda make per minute in a VPC before it throttles, classic. */
export const CLASSIC_INTERFACES_PER_MINUTE = 500
/** Time after which an unneeded classic interface is given back, ms. */
export const CLASSIC_RELEASE_MS = 15 * 60_000

export const INTERFACES_PER_VPC: AccountQuota = {
  id: 'lambda.interfacesPerVpc',
  title: 'Network interfaces of Lambda per VPC',
  unit: 'interfaces',
  default: 500,
  min: 1,
  max: 100_000,
  help: 'Network interfaces that all functions may have in one VPC. Until 2022 AWS began with 250, in the classic era with 350 per Region.',
  source: {
    document: 'AWS Lambda Developer Guide, Lambda quotas',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    checked: CHECKED,
    confidence: 'verified',
  },
}

export const INTERFACE_QUOTA: Limit = {
  id: 'lambda.interfaceQuota',
  title: 'Network interfaces of Lambda per VPC',
  value: INTERFACES_PER_VPC.default,
  unit: 'interfaces',
  source: INTERFACES_PER_VPC.source,
  remedy: 'Let functions share the same subnets and security groups, or raise the quota.',
}
export const SUBNET_ADDRESSES: Limit = {
  id: 'lambda.subnetAddresses',
  title: 'Free addresses of the function’s subnets',
  value: null,
  unit: 'addresses',
  source: CLASSIC_SOURCE,
  remedy: 'Use larger or more subnets; in the classic era also fewer environments or less memory.',
}
export const INTERFACE_RATE: Limit = {
  id: 'lambda.interfaceRate',
  title: 'Network interfaces that EC2 makes per minute, classic',
  value: CLASSIC_INTERFACES_PER_MINUTE,
  unit: 'interfaces per minute',
  source: CLASSIC_SOURCE,
  remedy: 'Ramp the load more slowly, or model today’s platform.',
}
