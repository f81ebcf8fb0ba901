import { HOUR_MS } from '../../cost/month'
import { ec2Prices, instanceCosts } from '../../cost/priceBooks/ec2'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import { subnetsOf } from '../../handler/serverFields'
import type { EnvironmentConfig } from './config'
import { MIN_ZONES } from './limits'

const PREFIX = 'beanstalk'
const BYTES_PER_GB = 1024 ** 3
/** What a load balancer capacity unit covers during an hour. */
const CONNECTIONS_PER_LCU_HOUR = 25 * 3600
const GB_PER_LCU_HOUR = 1

const SOURCE: Price['source'] = {
  document: 'AWS price list, Elastic Load Balancing, us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const HOURS: Price = {
  id: `${PREFIX}.loadBalancer.hours`,
  title: 'Application Load Balancer of an environment',
  unit: 'hour',
  tiers: [{ upTo: null, unitPrice: 0.0225 }],
  source: SOURCE,
}
const UNITS: Price = {
  id: `${PREFIX}.loadBalancer.lcuHours`,
  title: 'Load balancer capacity units of an environment',
  unit: 'LCU-hour',
  tiers: [{ upTo: null, unitPrice: 0.008 }],
  source: { ...SOURCE, note: 'A unit covers 25 new connections a second or 1 GB an hour; the higher of them counts.' },
}

/** List prices of us-east-1; other Regions get them with a note. Elastic Beanstalk itself costs nothing. */
export const prices = (region: string): readonly Price[] => [
  ...ec2Prices(PREFIX, region),
  ...[HOURS, UNITS].map((price) => ({ ...price, source: priceSource(price.source, region) })),
]

/** What an environment has used in a run. */
interface EnvironmentUse {
  /** Times of instances, ms. */
  instanceMs: number
  /** CPU time beyond credits, ms of a vCPU. */
  surplusMs: number
  requests: number
  /** Bytes of requests and responses. */
  bytes: number
  durationMs: number
}

export function usageOf(
  resourceId: string,
  parentId: string | null,
  config: EnvironmentConfig,
  { instanceMs, surplusMs, requests, bytes, durationMs }: EnvironmentUse,
): CostComponent[] {
  const { instanceType, volumeType, volumeGb, publicAddress } = config
  const hours = durationMs / HOUR_MS
  const instanceHours = instanceMs / HOUR_MS
  const addresses = publicAddress ? Math.max(MIN_ZONES, subnetsOf(config, parentId).length) : 0
  const units = Math.max(requests / CONNECTIONS_PER_LCU_HOUR, bytes / BYTES_PER_GB / GB_PER_LCU_HOUR)
  return [
    ...instanceCosts(PREFIX, resourceId, {
      instanceType,
      instanceHours,
      volumeType,
      volumeGbHours: volumeGb * instanceHours,
      addressHours: addresses * hours,
      surplusVcpuHours: surplusMs / HOUR_MS,
    }),
    { resourceId, priceId: HOURS.id, component: 'Load balancer', quantity: hours, basis: 'time' },
    ...(units > 0
      ? [{ resourceId, priceId: UNITS.id, component: 'Capacity units', quantity: units, basis: 'usage' } as const]
      : []),
  ]
}
