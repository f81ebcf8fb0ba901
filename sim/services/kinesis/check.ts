import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../define'
import type { StreamConfig } from './config'
import { MAX_FAN_OUT_CONSUMERS, SHARD_READS_PER_SECOND, SHARDS_QUOTA } from './limits'

/** Rules of AWS over a stream's settings and connections. */
export function check(context: CheckContext<StreamConfig>): CheckProblem[] {
  return [...shards(context), ...consumers(context)]
}

function shards(context: CheckContext<StreamConfig>): CheckProblem[] {
  if (context.config.capacityMode !== 'provisioned') return []
  const total = context
    .resourcesOfType('aws.kinesis.stream')
    .reduce((sum, { config }) => sum + (config['capacityMode'] === 'provisioned' ? Number(config['shards']) : 0), 0)
  const quota = context.quota(SHARDS_QUOTA.id)
  if (total <= quota) return []
  return [
    {
      code: 'kinesis.aboveShardQuota',
      severity: 'error',
      field: 'shards',
      message: `The provisioned streams of the account have ${grouped(total)} shards together, more than the ${grouped(quota)} that AWS allows.`,
      help: `Lower them, or raise ${SHARDS_QUOTA.id} under the account quotas if AWS has granted more.`,
    },
  ]
}

function consumers(context: CheckContext<StreamConfig>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const connections = context.connections('records')
  const fanOut = connections.filter(({ config }) => config['consumerType'] === 'enhancedFanOut').length
  const standard = connections.length - fanOut
  const producers = context.connections('requests').length + context.connections('deliveries').length
  if (connections.length === 0 && producers > 0)
    problems.push({
      code: 'kinesis.noConsumer',
      severity: 'warning',
      message: 'Records are written to this stream, but nothing reads them.',
      help: 'Connect its Records port to a Lambda function.',
    })
  if (fanOut > MAX_FAN_OUT_CONSUMERS)
    problems.push({
      code: 'kinesis.tooManyFanOutConsumers',
      severity: 'error',
      message: `The stream has ${fanOut} enhanced fan-out consumers; AWS allows ${MAX_FAN_OUT_CONSUMERS}.`,
      help: 'Make some of them standard consumers, or use a second stream.',
    })
  if (standard > SHARD_READS_PER_SECOND)
    problems.push({
      code: 'kinesis.tooManyStandardConsumers',
      severity: 'warning',
      message: `${standard} standard consumers poll each shard once a second or more, but a shard answers ${SHARD_READS_PER_SECOND} reads per second.`,
      help: 'Give some of them enhanced fan-out.',
    })
  return problems
}
