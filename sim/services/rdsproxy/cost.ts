import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon RDS Proxy pricing, us-east-1',
  url: 'https://aws.amazon.com/rds/proxy/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Per vCPU of the database, at least two.',
}

const VCPU_HOURS: Price = {
  id: 'rdsproxy.vcpuHours',
  title: 'RDS Proxy',
  unit: 'vCPU-hour',
  tiers: [{ upTo: null, unitPrice: 0.015 }],
  source: SOURCE,
}

/** The price of us-east-1; other Regions get it with a note. */
export const prices = (region: string): Price[] => [{ ...VCPU_HOURS, source: priceSource(SOURCE, region) }]

/** A proxy is billed for the vCPUs of its database, used or not. */
export const costComponents = (resourceId: string, vcpus: number, durationMs: number): CostComponent[] => [
  {
    resourceId,
    priceId: VCPU_HOURS.id,
    component: 'Proxy',
    quantity: (vcpus * durationMs) / HOUR_MS,
    basis: 'time',
  },
]
