import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../define'
import { brokerType } from './brokerTypes'
import type { TopicConfig } from './config'

/** Rules over a topic's settings and connections. */
export function check(context: CheckContext<TopicConfig>): CheckProblem[] {
  return [...replication(context.config), ...partitions(context.config), ...consumers(context)]
}

function replication({ replicationFactor, brokers }: TopicConfig): CheckProblem[] {
  if (replicationFactor <= brokers) return []
  return [
    {
      code: 'msk.replicationAboveBrokers',
      severity: 'error',
      field: 'replicationFactor',
      message: `${replicationFactor} copies of a partition need as many brokers; the cluster has ${brokers}.`,
      help: 'Lower the replication factor or add brokers.',
    },
  ]
}

function partitions(config: TopicConfig): CheckProblem[] {
  const { recommendedPartitions } = brokerType(config.brokerType)
  const perBroker = Math.ceil((config.partitions * config.replicationFactor) / config.brokers)
  if (perBroker <= recommendedPartitions) return []
  return [
    {
      code: 'msk.partitionsPerBroker',
      severity: 'warning',
      field: 'partitions',
      message: `Each broker has ${grouped(perBroker)} partitions with their copies; AWS recommends ${grouped(recommendedPartitions)} for ${config.brokerType}.`,
      help: 'Lower the partitions, or choose more or larger brokers.',
    },
  ]
}

function consumers(context: CheckContext<TopicConfig>): CheckProblem[] {
  if (context.connections('records').length > 0) return []
  const producers = context.connections('requests').length
  if (producers === 0) return []
  return [
    {
      code: 'msk.noConsumer',
      severity: 'warning',
      message: 'Records are written to this topic, but nothing reads them.',
      help: 'Connect its Records port to a Lambda function.',
    },
  ]
}
