import type { CheckContext, CheckProblem } from '../../define'
import { defaultOf } from '../../fields'
import { STREAM_FAILURE_PORT } from './FailureDestination'
import { type StreamMappingConfig, streamMappingFields } from './streamMappingFields'
import { type StreamSource, streamSource } from './streamSources'

const TABLE = 'aws.dynamodb.table'

/** Rules of AWS over a function's stream mappings, those connected at its port for streams. */
export function checkStreamMappings(context: CheckContext<{ timeoutSeconds?: number }>): CheckProblem[] {
  const hasDestination = context.connections(STREAM_FAILURE_PORT).length > 0
  const mappings = context.connections('stream')
  const ofEach = mappings.flatMap(({ id, other, config }) => {
    const mapping = config as unknown as StreamMappingConfig
    const source = streamSource(other.type)
    return [
      ...startingPosition(id, other.type, mapping),
      ...missingSettings(id, source, mapping),
      ...timeout(id, source, context.config.timeoutSeconds ?? 0),
      ...retries(id, source, mapping, hasDestination),
      ...backoff(id, mapping),
    ]
  })
  return [
    ...ofEach,
    ...unusedDestination(
      hasDestination,
      mappings.map(({ other }) => other.type),
    ),
  ]
}

function missingSettings(connectionId: string, source: StreamSource, mapping: StreamMappingConfig): CheckProblem[] {
  return source.lacks
    .filter((name) => mapping[name] !== defaultOf(streamMappingFields[name]))
    .map((name) => ({
      code: 'lambda.settingOfOtherStreams',
      severity: 'error',
      connectionId,
      message: `A mapping of ${source.title} has no setting ${streamMappingFields[name].label}.`,
      help: 'Set it back to its default.',
    }))
}

function timeout(connectionId: string, source: StreamSource, timeoutSeconds: number): CheckProblem[] {
  if (timeoutSeconds <= source.longestTimeoutSeconds) return []
  return [
    {
      code: 'lambda.streamTimeout',
      severity: 'error',
      connectionId,
      field: 'timeoutSeconds',
      message: `A function that reads ${source.title} may run for ${source.longestTimeoutSeconds} s at most; its timeout is ${timeoutSeconds} s.`,
      help: 'Lower the function’s timeout.',
    },
  ]
}

function unusedDestination(hasDestination: boolean, sourceTypes: readonly string[]): CheckProblem[] {
  if (!hasDestination || sourceTypes.length === 0) return []
  if (sourceTypes.some((type) => streamSource(type).hasFailureDestination)) return []
  return [
    {
      code: 'lambda.streamFailuresUnused',
      severity: 'warning',
      message: 'Nothing ever arrives at the on-failure destination of streams: MQ and DocumentDB have none.',
      help: 'Remove the connection from the Stream failures port.',
    },
  ]
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

function retries(
  connectionId: string,
  source: StreamSource,
  mapping: StreamMappingConfig,
  hasDestination: boolean,
): CheckProblem[] {
  if (source.poisonHelp === null) return []
  const endsAtDestination = hasDestination && source.retriesWithDestination !== null
  const isEndless =
    mapping.maximumRetryAttempts === null && mapping.maximumRecordAgeSeconds === null && !endsAtDestination
  if (isEndless && mapping.poisonRecordEvery !== null)
    return [
      {
        code: 'lambda.poisonRecordBlocksShard',
        severity: 'warning',
        connectionId,
        message: 'A poison record blocks its shard until it expires: retries and the record age have no limit.',
        help: source.poisonHelp,
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
