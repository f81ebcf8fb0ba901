import { priceSource } from '../regionNote'
import { HOURS_PER_MONTH } from '../month'
import type { CostComponent, Price } from '../types'

const CHECKED = '2026-11-23'
const ON_DEMAND = 'https://aws.amazon.com/ec2/pricing/on-demand/'

/** Linux instances on demand in us-east-1, US dollars per hour, as generated from AWS's price list on 2026-07-20. */
export const INSTANCE_PRICES = {
  't2.nano': 0.0058,
  't2.micro': 0.0116,
  't2.small': 0.023,
  't2.medium': 0.0464,
  't2.large': 0.0928,
  't2.xlarge': 0.1856,
  't2.2xlarge': 0.3712,
  't3.nano': 0.0052,
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  't3.large': 0.0832,
  't3.xlarge': 0.1664,
  't3.2xlarge': 0.3328,
  't3a.nano': 0.0047,
  't3a.micro': 0.0094,
  't3a.small': 0.0188,
  't3a.medium': 0.0376,
  't3a.large': 0.0752,
  't3a.xlarge': 0.1504,
  't3a.2xlarge': 0.3008,
  't4g.nano': 0.0042,
  't4g.micro': 0.0084,
  't4g.small': 0.0168,
  't4g.medium': 0.0336,
  't4g.large': 0.0672,
  't4g.xlarge': 0.1344,
  't4g.2xlarge': 0.2688,
  'm5.large': 0.096,
  'm5.xlarge': 0.192,
  'm5.2xlarge': 0.384,
  'm5.4xlarge': 0.768,
  'm6i.large': 0.096,
  'm6i.xlarge': 0.192,
  'm6i.2xlarge': 0.384,
  'm6i.4xlarge': 0.768,
  'm6g.medium': 0.0385,
  'm6g.large': 0.077,
  'm6g.xlarge': 0.154,
  'm6g.2xlarge': 0.308,
  'm6g.4xlarge': 0.616,
  'm7i.large': 0.1008,
  'm7i.xlarge': 0.2016,
  'm7i.2xlarge': 0.4032,
  'm7i.4xlarge': 0.8064,
  'm7g.medium': 0.0408,
  'm7g.large': 0.0816,
  'm7g.xlarge': 0.1632,
  'm7g.2xlarge': 0.3264,
  'm7g.4xlarge': 0.6528,
  'c5.large': 0.085,
  'c5.xlarge': 0.17,
  'c5.2xlarge': 0.34,
  'c5.4xlarge': 0.68,
  'c6i.large': 0.085,
  'c6i.xlarge': 0.17,
  'c6i.2xlarge': 0.34,
  'c6i.4xlarge': 0.68,
  'c6g.medium': 0.034,
  'c6g.large': 0.068,
  'c6g.xlarge': 0.136,
  'c6g.2xlarge': 0.272,
  'c6g.4xlarge': 0.544,
  'c7i.large': 0.08925,
  'c7i.xlarge': 0.1785,
  'c7i.2xlarge': 0.357,
  'c7i.4xlarge': 0.714,
  'c7g.medium': 0.0363,
  'c7g.large': 0.0725,
  'c7g.xlarge': 0.145,
  'c7g.2xlarge': 0.29,
  'c7g.4xlarge': 0.58,
  'r5.large': 0.126,
  'r5.xlarge': 0.252,
  'r5.2xlarge': 0.504,
  'r5.4xlarge': 1.008,
  'r6i.large': 0.126,
  'r6i.xlarge': 0.252,
  'r6i.2xlarge': 0.504,
  'r6i.4xlarge': 1.008,
  'r6g.medium': 0.0504,
  'r6g.large': 0.1008,
  'r6g.xlarge': 0.2016,
  'r6g.2xlarge': 0.4032,
  'r6g.4xlarge': 0.8064,
  'r7g.medium': 0.0536,
  'r7g.large': 0.1071,
  'r7g.xlarge': 0.2142,
  'r7g.2xlarge': 0.4284,
  'r7g.4xlarge': 0.8568,
} as const

export type InstanceTypeName = keyof typeof INSTANCE_PRICES

export const INSTANCE_TYPE_NAMES = Object.keys(INSTANCE_PRICES) as InstanceTypeName[]

/** EBS volumes that instances start from. */
type VolumeType = 'gp3' | 'gp2'

const INSTANCE_SOURCE: Price['source'] = {
  document: 'AWS price list, Linux instances on demand in us-east-1, as of 2026-07-20',
  url: ON_DEMAND,
  checked: CHECKED,
  confidence: 'verified',
}
const VOLUME_SOURCE: Price['source'] = {
  document: 'AWS price list, EBS volumes in us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/ebs/pricing/',
  checked: CHECKED,
  confidence: 'verified',
}
const SURPLUS_SOURCE: Price['source'] = {
  document: 'AWS price list, CPU credits of T instances in unlimited mode, Linux',
  url: ON_DEMAND,
  checked: CHECKED,
  confidence: 'verified',
}
const T4G_SURPLUS_SOURCE: Price['source'] = {
  document: 'Amazon EC2 On-Demand pricing, T4g instances in unlimited mode',
  url: ON_DEMAND,
  checked: CHECKED,
  confidence: 'recalled',
  note: 'Common knowledge: check the pricing page.',
}
const ADDRESS_SOURCE: Price['source'] = {
  document: 'Amazon VPC pricing, public IPv4 addresses, since 2024-02-01',
  url: 'https://aws.amazon.com/vpc/pricing/',
  checked: CHECKED,
  confidence: 'verified',
}

const EXTRAS = {
  'ebs.gp3': { title: 'EBS General Purpose volumes (gp3)', unit: 'GB-month', unitPrice: 0.08, source: VOLUME_SOURCE },
  'ebs.gp2': { title: 'EBS General Purpose volumes (gp2)', unit: 'GB-month', unitPrice: 0.1, source: VOLUME_SOURCE },
  surplusCredits: {
    title: 'Surplus CPU credits (T2, T3, T3a)',
    unit: 'vCPU-hour',
    unitPrice: 0.05,
    source: SURPLUS_SOURCE,
  },
  t4gSurplusCredits: {
    title: 'Surplus CPU credits (T4g)',
    unit: 'vCPU-hour',
    unitPrice: 0.04,
    source: T4G_SURPLUS_SOURCE,
  },
  publicAddress: { title: 'Public IPv4 addresses', unit: 'hour', unitPrice: 0.005, source: ADDRESS_SOURCE },
} as const

const price = (id: string, title: string, unit: string, unitPrice: number, source: Price['source']): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

/** Prices of what EC2 instances use, with ids of the service that runs them; other Regions get those of us-east-1 with a note. */
export const ec2Prices = (service: string, region: string): Price[] =>
  [
    ...INSTANCE_TYPE_NAMES.map((name) =>
      price(`${service}.${name}`, `EC2 ${name}`, 'instance-hour', INSTANCE_PRICES[name], INSTANCE_SOURCE),
    ),
    ...Object.entries(EXTRAS).map(([id, { title, unit, unitPrice, source }]) =>
      price(`${service}.${id}`, title, unit, unitPrice, source),
    ),
  ].map((each) => ({ ...each, source: priceSource(each.source, region) }))

/** What EC2 instances of one type have used in a run. */
export interface InstanceUse {
  instanceType: InstanceTypeName
  instanceHours: number
  volumeType: VolumeType
  /** Gigabytes of volumes times the hours they were there. */
  volumeGbHours: number
  /** Hours of public addresses. */
  addressHours: number
  /** CPU time above what credits paid for, vCPU-hours. */
  surplusVcpuHours: number
}

/** The cost components of instances, at the prices of `ec2Prices`. */
export function instanceCosts(service: string, resourceId: string, use: InstanceUse): CostComponent[] {
  const line = (
    priceId: string,
    component: string,
    quantity: number,
    basis: CostComponent['basis'] = 'time',
  ): CostComponent[] =>
    quantity > 0 ? [{ resourceId, priceId: `${service}.${priceId}`, component, quantity, basis }] : []
  const surplus = use.instanceType.startsWith('t4g.') ? 't4gSurplusCredits' : 'surplusCredits'
  return [
    ...line(use.instanceType, 'Instances', use.instanceHours),
    ...line(`ebs.${use.volumeType}`, 'EBS volumes', use.volumeGbHours / HOURS_PER_MONTH),
    ...line('publicAddress', 'Public addresses', use.addressHours),
    ...line(surplus, 'Surplus CPU credits', use.surplusVcpuHours, 'usage'),
  ]
}
