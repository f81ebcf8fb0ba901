import type { CheckContext, CheckProblem } from '../define'
import { type BrokerConfig, maximumRedeliveries } from './config'
import { SINGLE_ONLY } from './instanceTypes'

/** Rules over a broker's settings and connections. */
export function check(context: CheckContext<BrokerConfig>): CheckProblem[] {
  return [...deployment(context.config), ...consumer(context)]
}

function deployment({ engine, deployment, instanceType }: BrokerConfig): CheckProblem[] {
  if (engine !== 'rabbitmq' || deployment === 'single' || instanceType !== SINGLE_ONLY) return []
  return [
    {
      code: 'mq.clusterInstanceType',
      severity: 'error',
      field: 'instanceType',
      message: `RabbitMQ does not run as a cluster on ${SINGLE_ONLY}.`,
      help: 'Choose mq.m5.large or more, or a single instance.',
    },
  ]
}

function consumer(context: CheckContext<BrokerConfig>): CheckProblem[] {
  const consumers = context.connections('messages')
  if (consumers.length === 0 && context.connections('requests').length > 0)
    return [
      {
        code: 'mq.noConsumer',
        severity: 'warning',
        message: 'Messages are sent to this queue, but nothing reads them.',
        help: 'Connect its Messages port to a Lambda function.',
      },
    ]
  if (maximumRedeliveries(context.config) < Infinity) return []
  return consumers
    .filter(({ config }) => typeof config['poisonRecordEvery'] === 'number')
    .map(({ id }) => ({
      code: 'mq.poisonMessageBlocksQueue',
      severity: 'warning',
      connectionId: id,
      message: 'A poison message is delivered again and again, and the one consumer that Lambda has does nothing else.',
      help: 'Set a delivery limit.',
    }))
}
