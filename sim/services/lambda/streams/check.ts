import type { CheckContext, CheckProblem } from '../../define'
import type { StreamMappingConfig } from './streamMappingFields'

const TABLE = 'aws.dynamodb.table'

/** Rules of AWS over a function's stream mappings, those connected at its port for streams. */
export function checkStreamMappings(context: CheckContext<object>): CheckProblem[] {
  return context.connections('stream').flatMap(({ id, other, config }) => {
    const mapping = config as unknown as StreamMappingConfig
    return [
      ...startingPosition(id, other.type, mapping),
      ...retries(id, mapping, context.connections('streamOnFailure').length > 0),
      ...backoff(id, mapping),
    ]
  })
}

function startingPosition(connectionId: string, sourceType: string, mapping: StreamMappingConfig): CheckProblem[] {
  if (sourceType !== TABLE || mapping.startingPosition !== 'AT_TIMESTAMP') return []
  return [
    {
      code: 'lambda.startingPositionOfTable',
      severity: 'error',
      connectionId,
      message: 'A DynamoDB stream cannot be read from a timestamp on.',
      help: 'Set the starting position to LATEST or TRIM_HORIZON.',
    },
  ]
}

function retries(connectionId: string, mapping: StreamMappingConfig, hasDestination: boolean): CheckProblem[] {
  const isEndless = mapping.maximumRetryAttempts === null && mapping.maximumRecordAgeSeconds === null
  if (isEndless && mapping.poisonRecordEvery !== null)
    return [
      {
        code: 'lambda.poisonRecordBlocksShard',
        severity: 'warning',
        connectionId,
        message: 'A poison record blocks its shard until it expires: retries and the record age have no limit.',
        help: 'Limit the retries or the record age, bisect on error, and connect an on-failure destination.',
      },
    ]
  if (isEndless || hasDestination) return []
  return [
    {
      code: 'lambda.noStreamFailureDestination',
      severity: 'warning',
      connectionId,
      message: 'Records whose retries are used up are discarded, and nothing tells of them.',
      help: 'Connect the function’s Stream failures port to a queue, a topic or a bucket.',
    },
  ]
}

function backoff(connectionId: string, mapping: StreamMappingConfig): CheckProblem[] {
  if (mapping.firstBackoffSeconds <= mapping.longestBackoffSeconds) return []
  return [
    {
      code: 'lambda.streamBackoffOrder',
      severity: 'error',
      connectionId,
      message: `The first back-off of ${mapping.firstBackoffSeconds} s is longer than the longest of ${mapping.longestBackoffSeconds} s.`,
      help: 'Raise the longest back-off or lower the first.',
    },
  ]
}
