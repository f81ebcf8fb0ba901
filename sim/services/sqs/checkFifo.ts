import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'

const QUEUE = 'aws.sqs.queue'

/** Rules of AWS about what FIFO queues may be connected with. */
export function checkFifo(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const isFifo = context.config.queueType === 'fifo'
  return [...deadLetterQueues(context, isFifo), ...(isFifo ? senders(context) : [])]
}

function deadLetterQueues(context: CheckContext<ConfigOf<typeof fields>>, isFifo: boolean): CheckProblem[] {
  return context
    .connections('redrive')
    .filter(({ other }) => other.id !== context.resourceId && (other.config['queueType'] === 'fifo') !== isFifo)
    .map(({ id, other }) => ({
      code: 'sqs.deadLetterType',
      severity: 'error',
      message: isFifo
        ? `The dead-letter queue ${other.name} is a standard queue, but that of a FIFO queue must be a FIFO queue.`
        : `The dead-letter queue ${other.name} is a FIFO queue, but that of a standard queue must be a standard queue.`,
      help: `Set the queue type of ${other.name} to ${isFifo ? 'FIFO' : 'Standard'}.`,
      connectionId: id,
    }))
}

/** Event sources that deliver to standard queues alone, and what they need of a FIFO queue where they may. */
function senders(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const problems: CheckProblem[] = []
  for (const { id, other } of context.connections('deliveries')) {
    const rule = refusalOf(other, context.config.contentBasedDeduplication)
    if (rule !== null)
      problems.push({
        code: rule.code,
        severity: 'error',
        message: `${other.name} cannot deliver to a FIFO queue: ${rule.because}`,
        help: rule.help,
        connectionId: id,
      })
  }
  return problems
}

const NOT_FIFO = 'sqs.senderNeedsStandard'

type Sender = ReturnType<CheckContext<unknown>['connections']>[number]['other']

function refusalOf(
  { type, port, config }: Sender,
  isDeduplicated: boolean,
): { code: string; because: string; help: string } | null {
  if (type === QUEUE) return null
  if (type === 'aws.s3.bucket')
    return {
      code: NOT_FIFO,
      because: 'S3 event notifications support standard queues only.',
      help: 'Use a standard queue, or send through a function or an EventBridge rule.',
    }
  if (type === 'aws.lambda.function')
    return {
      code: NOT_FIFO,
      because: 'Dead-letter queues and destinations of asynchronous invocations are standard queues.',
      help: 'Use a standard queue.',
    }
  if (type === 'aws.sns.topic' && config['topicType'] === 'fifo') return null
  if (port === 'deadLetter')
    return {
      code: NOT_FIFO,
      because: 'Dead-letter queues of rules, schedules and topics are standard queues.',
      help: 'Use a standard queue.',
    }
  if (type === 'aws.sns.topic')
    return {
      code: NOT_FIFO,
      because: 'only an SNS FIFO topic delivers to FIFO queues.',
      help: 'Use a standard queue, or send to the queue directly.',
    }
  if (type === 'aws.events.bus')
    return isDeduplicated
      ? null
      : {
          code: 'sqs.targetNeedsDeduplication',
          because: 'as a target of an EventBridge rule it must have content-based deduplication enabled.',
          help: 'Turn on content-based deduplication.',
        }
  return null
}
