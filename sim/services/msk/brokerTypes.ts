/** Broker sizes of Standard brokers. Prices are US dollars per broker and hour in us-east-1. */
interface BrokerType {
  hourly: number
  /** What AWS recommends at most on one broker, leaders and followers together. */
  recommendedPartitions: number
  /** What one broker can write, MB/s: the EBS baseline of the EC2 instance, or the volume's 250 MiB/s if that is less. */
  writeMb: number
}

const BROKER_TYPES = {
  'kafka.t3.small': { hourly: 0.0456, recommendedPartitions: 300, writeMb: 21.75 },
  'kafka.m5.large': { hourly: 0.21, recommendedPartitions: 1_000, writeMb: 81.25 },
  'kafka.m5.xlarge': { hourly: 0.42, recommendedPartitions: 1_000, writeMb: 143.75 },
  'kafka.m5.2xlarge': { hourly: 0.84, recommendedPartitions: 2_000, writeMb: 262.144 },
  'kafka.m5.4xlarge': { hourly: 1.68, recommendedPartitions: 4_000, writeMb: 262.144 },
  'kafka.m7g.large': { hourly: 0.204, recommendedPartitions: 1_000, writeMb: 78.75 },
  'kafka.m7g.xlarge': { hourly: 0.408, recommendedPartitions: 1_000, writeMb: 156.25 },
} as const satisfies Record<string, BrokerType>

export type BrokerTypeName = keyof typeof BROKER_TYPES

export const BROKER_TYPE_NAMES = Object.keys(BROKER_TYPES) as BrokerTypeName[]

export const brokerType = (name: BrokerTypeName): BrokerType => BROKER_TYPES[name]
