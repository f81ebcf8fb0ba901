import type { Model, ModelResource } from '../../compile/model'

/** A queue that Lambda polls for a function, with the settings of its event source mapping. */
export interface EventSourceMapping {
  queue: ModelResource
  fn: ModelResource
  batchSize: number
  batchWindowSeconds: number
  maximumConcurrency: number | null
  /** Whether only the messages that failed come back, not their whole batch. */
  reportsItemFailures: boolean
  pollerMode: 'onDemand' | 'provisioned'
  /** Of provisioned mode: pollers kept ready. */
  minimumPollers: number
}

/** All event source mappings of a design. */
export const polling = (model: Model): EventSourceMapping[] =>
  model.connections
    .filter(
      ({ toPort, to, from }) => toPort === 'poll' && to.type === 'aws.lambda.function' && from.type === 'aws.sqs.queue',
    )
    .map(({ from, to, config }) => ({
      queue: from,
      fn: to,
      batchSize: config['batchSize'] as number,
      batchWindowSeconds: config['batchWindowSeconds'] as number,
      maximumConcurrency: config['maximumConcurrency'] as number | null,
      reportsItemFailures: config['reportBatchItemFailures'] as boolean,
      pollerMode: config['pollerMode'] as 'onDemand' | 'provisioned',
      minimumPollers: config['minimumPollers'] as number,
    }))

/** The queue that takes what a queue gives up on, if it has one. */
export const deadLetterQueueOf = (model: Model, queue: ModelResource): ModelResource | undefined =>
  model.connections.find(({ from, fromPort }) => from === queue && fromPort === 'redrive')?.to
