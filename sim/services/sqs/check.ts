import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import { checkFifo } from './checkFifo'
import type { fields } from './config'
import { period } from './period'

/** Ports over which a queue gets what is only to be kept: dead letters, and records of what was done. */
const KEEPS: readonly string[] = ['redrive', 'deadLetter', 'onFailure', 'onSuccess', 'streamOnFailure']

/** Rules of AWS over a queue's settings and connections. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const { config, resourceId } = context
  const problems: CheckProblem[] = []
  const senders = [...context.connections('requests'), ...context.connections('deliveries')]
  const isDeadLetterQueue = senders.some(({ other }) => KEEPS.includes(other.port))
  if (senders.length > 0 && !isDeadLetterQueue && context.connections('messages').length === 0)
    problems.push({
      code: 'sqs.noConsumer',
      severity: 'warning',
      message: 'Messages are sent to this queue, but nothing receives them.',
      help: `Connect its Messages port to a Lambda function. Until then every message waits for ${period(config.retentionSeconds)} and is lost.`,
    })
  if (config.delaySeconds >= config.retentionSeconds)
    problems.push({
      code: 'sqs.delayBeyondRetention',
      severity: 'warning',
      message: `The delivery delay of ${period(config.delaySeconds)} is not shorter than the retention period of ${period(config.retentionSeconds)}: messages are lost before they can be received.`,
      help: 'Set a shorter delivery delay or a longer message retention period.',
      field: 'delaySeconds',
    })
  for (const { id, other } of context.connections('redrive')) {
    if (other.id === resourceId)
      problems.push({
        code: 'sqs.redriveToItself',
        severity: 'error',
        message: 'The queue is its own dead-letter queue.',
        help: 'Connect its Dead-letter queue port to another queue.',
        connectionId: id,
      })
    else if (Number(other.config['retentionSeconds']) < config.retentionSeconds)
      problems.push({
        code: 'sqs.deadLetterRetention',
        severity: 'warning',
        message: `The dead-letter queue ${other.name} keeps messages for ${period(Number(other.config['retentionSeconds']))}, this queue for ${period(config.retentionSeconds)}.`,
        help: 'Give the dead-letter queue the longer retention period: on AWS the time already spent in the source queue counts.',
        connectionId: id,
      })
  }
  return [...problems, ...checkFifo(context)]
}
