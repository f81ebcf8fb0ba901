import type { Engine } from './engines'

/** Which price list a database is on; both Auroras cost the same. */
export type PriceList = 'mysql' | 'postgresql' | 'aurora'

/** A DB instance class, with what it offers each engine. Prices are US dollars per hour in us-east-1, Single-AZ. */
interface InstanceClass {
  vcpus: number
  memoryGib: number
  mysql: number
  postgresql: number
  /** Null where Aurora does not come in this class. */
  aurora: number | null
  /** `max_connections` by Aurora's own tables; null where Aurora does not come in this class. */
  auroraMysqlConnections: number | null
  auroraPostgresqlConnections: number | null
  /** Price lists whose price was found in a record of the list; the others are common knowledge or a multiple of it. */
  verified: readonly PriceList[]
}

interface Aurora {
  price: number
  mysql: number
  postgresql: number | null
}

const of = (
  vcpus: number,
  memoryGib: number,
  mysql: number,
  postgresql: number,
  aurora: Aurora | null = null,
  verified: readonly PriceList[] = [],
): InstanceClass => ({
  vcpus,
  memoryGib,
  mysql,
  postgresql,
  aurora: aurora?.price ?? null,
  auroraMysqlConnections: aurora?.mysql ?? null,
  auroraPostgresqlConnections: aurora?.postgresql ?? null,
  verified,
})

const aurora = (price: number, mysql: number, postgresql: number | null): Aurora => ({ price, mysql, postgresql })

const INSTANCE_CLASSES = {
  'db.t3.micro': of(2, 1, 0.017, 0.018),
  'db.t3.small': of(2, 2, 0.034, 0.036, aurora(0.041, 45, null), ['aurora']),
  'db.t3.medium': of(2, 4, 0.068, 0.072, aurora(0.082, 90, 420), ['mysql', 'aurora']),
  'db.t3.large': of(2, 8, 0.136, 0.145, aurora(0.164, 135, 844), ['mysql', 'postgresql', 'aurora']),
  'db.t4g.micro': of(2, 1, 0.016, 0.016, null, ['mysql', 'postgresql']),
  'db.t4g.small': of(2, 2, 0.032, 0.032, null, ['mysql', 'postgresql']),
  'db.t4g.medium': of(2, 4, 0.065, 0.065, aurora(0.073, 90, 405), ['mysql', 'postgresql']),
  'db.t4g.large': of(2, 8, 0.129, 0.129, aurora(0.146, 135, 844)),
  'db.m5.large': of(2, 8, 0.171, 0.178, null, ['mysql']),
  'db.m5.xlarge': of(4, 16, 0.342, 0.356),
  'db.m5.2xlarge': of(8, 32, 0.684, 0.712),
  'db.m5.4xlarge': of(16, 64, 1.368, 1.424),
  'db.m6g.large': of(2, 8, 0.152, 0.159),
  'db.m6g.xlarge': of(4, 16, 0.304, 0.318),
  'db.m6g.2xlarge': of(8, 32, 0.608, 0.636),
  'db.m6g.4xlarge': of(16, 64, 1.216, 1.272),
  'db.r5.large': of(2, 16, 0.24, 0.25, aurora(0.29, 1000, 1600)),
  'db.r5.xlarge': of(4, 32, 0.48, 0.5, aurora(0.58, 2000, 3300)),
  'db.r5.2xlarge': of(8, 64, 0.96, 1, aurora(1.16, 3000, 5000)),
  'db.r5.4xlarge': of(16, 128, 1.92, 2, aurora(2.32, 4000, 5000)),
  'db.r5.8xlarge': of(32, 256, 3.84, 4, aurora(4.64, 5000, 5000)),
  'db.r5.12xlarge': of(48, 384, 5.76, 6, aurora(6.96, 6000, 5000)),
  'db.r5.16xlarge': of(64, 512, 7.68, 8, aurora(9.28, 6000, 5000)),
  'db.r5.24xlarge': of(96, 768, 11.52, 12, aurora(13.92, 7000, 5000)),
  'db.r6g.large': of(2, 16, 0.215, 0.225, aurora(0.26, 1000, 1722)),
  'db.r6g.xlarge': of(4, 32, 0.43, 0.45, aurora(0.52, 2000, 3479)),
  'db.r6g.2xlarge': of(8, 64, 0.86, 0.9, aurora(1.04, 3000, 5000)),
  'db.r6g.4xlarge': of(16, 128, 1.72, 1.8, aurora(2.08, 4000, 5000)),
  'db.r6g.8xlarge': of(32, 256, 3.44, 3.6, aurora(4.16, 5000, 5000)),
  'db.r6g.12xlarge': of(48, 384, 5.16, 5.4, aurora(6.24, 6000, 5000)),
  'db.r6g.16xlarge': of(64, 512, 6.88, 7.2, aurora(8.32, 6000, 5000)),
} as const satisfies Record<string, InstanceClass>

export type InstanceClassName = keyof typeof INSTANCE_CLASSES

export const INSTANCE_CLASS_NAMES = Object.keys(INSTANCE_CLASSES) as InstanceClassName[]

export const classOf = (name: InstanceClassName): InstanceClass => INSTANCE_CLASSES[name]

/** Whether an engine comes in a class: Aurora does not in all. */
export function comesIn(engine: Engine, name: InstanceClassName): boolean {
  const { auroraMysqlConnections, auroraPostgresqlConnections } = classOf(name)
  switch (engine) {
    case 'aurora-mysql':
      return auroraMysqlConnections !== null
    case 'aurora-postgresql':
      return auroraPostgresqlConnections !== null
    default:
      return true
  }
}
