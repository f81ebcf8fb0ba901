import { MAX_RETRIES } from '../../services/sns/deliveryRetries'
import { failuresOn, repliesOn } from './reach'
import { leaving, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, percent } from './words'

/** Failing this share of runs means work done over and over, not the odd repetition. */
const MANY = 0.1

/** Two retry schedules in a row: SNS's until Lambda accepts, and Lambda's own after that. */
export const snsRetryProduct: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.sns.topic').flatMap((topic) =>
    leaving(model, topic, 'subscriptions')
      .filter(({ to }) => to.type === 'aws.lambda.function')
      .flatMap((connection) => {
        const fn = connection.to
        const errors = totalOf(result, fn.id, 'Errors')
        const refused = failuresOn(result, connection)
        if (errors === 0 && refused === 0) return []
        const tries = 1 + (fn.config['maximumRetryAttempts'] as number)
        const invocations = totalOf(result, fn.id, 'Invocations')
        return [
          {
            code: 'sns.retryProduct',
            severity: invocations > 0 && errors / invocations >= MANY ? 'warning' : 'info',
            resourceIds: [topic.id, fn.id],
            title: 'SNS and Lambda both retry',
            evidence: `${topic.name} made ${counted(repliesOn(result, connection), 'delivery', 'deliveries')} to ${fn.name}, of which Lambda refused ${count(refused)}; ${fn.name} ran ${counted(invocations, 'time')} and failed ${count(errors)} of them${
              invocations > 0 ? ` (${percent(errors / invocations)})` : ''
            }. SNS repeats a delivery that Lambda refuses up to ${count(MAX_RETRIES)} times over 23 days; of each one accepted, Lambda makes up to ${count(tries)} tries.`,
            remedy: `Make ${fn.name} safe to run more than once for a message. To bound what a failure costs, put an SQS queue with a dead-letter queue between them: then its maximum receives are the only retries. Errors alone are retried by Lambda, not by SNS: connect a destination for what still fails.`,
            changes: [],
            source: SOURCES.snsDeliveryRetries,
          },
        ]
      }),
  )
