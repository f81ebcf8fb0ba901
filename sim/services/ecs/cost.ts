import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import type { ServiceConfig } from './config'
import { FREE_EPHEMERAL_GB } from './limits'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Fargate in us-east-1, as recorded in July 2025',
  url: 'https://aws.amazon.com/fargate/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}
const ADDRESS_SOURCE: Price['source'] = {
  document: 'Amazon VPC pricing, public IPv4 addresses, since 2024-02-01',
  url: 'https://aws.amazon.com/vpc/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const price = (id: string, title: string, unit: string, unitPrice: number, source = SOURCE): Price => ({
  id: `ecs.${id}`,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

const VCPU = {
  x86: price('vcpu.x86', 'Fargate vCPU (Linux x86)', 'vCPU-hour', 0.04048),
  arm: price('vcpu.arm', 'Fargate vCPU (Linux ARM)', 'vCPU-hour', 0.03238),
}
const MEMORY = {
  x86: price('memory.x86', 'Fargate memory (Linux x86)', 'GB-hour', 0.004445),
  arm: price('memory.arm', 'Fargate memory (Linux ARM)', 'GB-hour', 0.00356),
}
const STORAGE = price('ephemeralStorage', 'Fargate ephemeral storage above 20 GB', 'GB-hour', 0.000111)
const ADDRESSES = price('publicAddress', 'Public IPv4 addresses of tasks', 'hour', 0.005, ADDRESS_SOURCE)

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  [VCPU.x86, VCPU.arm, MEMORY.x86, MEMORY.arm, STORAGE, ADDRESSES].map((each) => ({
    ...each,
    source: priceSource(each.source, region),
  }))

/** What the tasks of a service used, by the time that they were billed for. */
export function usageOf(
  resourceId: string,
  { architecture, vcpus, memoryGb, ephemeralStorageGb, publicAddress }: ServiceConfig,
  taskMs: number,
): CostComponent[] {
  const hours = taskMs / HOUR_MS
  const line = ({ id }: Price, component: string, quantity: number): CostComponent[] =>
    quantity > 0 ? [{ resourceId, priceId: id, component, quantity, basis: 'time' }] : []
  return [
    ...line(VCPU[architecture], 'vCPU', hours * vcpus),
    ...line(MEMORY[architecture], 'Memory', hours * memoryGb),
    ...line(STORAGE, 'Ephemeral storage', hours * (ephemeralStorageGb - FREE_EPHEMERAL_GB)),
    ...line(ADDRESSES, 'Public addresses', publicAddress ? hours : 0),
  ]
}
