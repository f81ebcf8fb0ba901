/** US dollars per hour of one broker instance in us-east-1. */
const INSTANCE_TYPES = {
  'mq.t3.micro': { activemq: 0.02704, rabbitmq: 0.02704 },
  'mq.m5.large': { activemq: 0.3, rabbitmq: 0.288 },
  'mq.m5.xlarge': { activemq: 0.6, rabbitmq: 0.576 },
  'mq.m5.2xlarge': { activemq: 1.2, rabbitmq: 1.152 },
  'mq.m5.4xlarge': { activemq: 2.4, rabbitmq: 2.304 },
} as const

export type InstanceTypeName = keyof typeof INSTANCE_TYPES

export const INSTANCE_TYPE_NAMES = Object.keys(INSTANCE_TYPES) as InstanceTypeName[]

export const instanceType = (name: InstanceTypeName): (typeof INSTANCE_TYPES)[InstanceTypeName] => INSTANCE_TYPES[name]

/** RabbitMQ does not come as a cluster in this size. */
export const SINGLE_ONLY: InstanceTypeName = 'mq.t3.micro'
