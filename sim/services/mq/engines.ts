import type { Outcome } from '../../telemetry/outcome'

export type Engine = 'activemq' | 'rabbitmq'

interface EngineFacts {
  title: string
  /** Function invocations at once that Lambda allows for one mapping: as many consumers share the queue. */
  consumers: number
  /** Broker instances of a redundant deployment. */
  redundantInstances: number
  /** Where messages are stored, and US dollars per GB-month of it in us-east-1. */
  storage: { title: string; price: number }
  /** What a producer reports that the broker has blocked for too long. The protocols have no HTTP status. */
  sendTimeout: Outcome
}

const timeout = (name: string, message: string): Outcome => ({
  name,
  service: 'mq',
  httpStatus: 0,
  class: 'throttle',
  retryable: true,
  message,
})

export const ENGINES: Readonly<Record<Engine, EngineFacts>> = {
  activemq: {
    title: 'ActiveMQ',
    consumers: 5,
    redundantInstances: 2,
    storage: { title: 'Amazon MQ durable storage (EFS)', price: 0.3 },
    sendTimeout: timeout('RequestTimedOutIOException', 'The broker did not acknowledge the message in time.'),
  },
  rabbitmq: {
    title: 'RabbitMQ',
    consumers: 1,
    redundantInstances: 3,
    storage: { title: 'Amazon MQ storage (EBS)', price: 0.1 },
    sendTimeout: timeout('TimeoutException', 'The broker did not confirm the message in time.'),
  },
}
