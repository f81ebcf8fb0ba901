import type { Load } from '../../sim/index'
import type { Trial } from '../sim/services/harness'

/** Load that stops in time for the last reply to arrive before the end. */
const burst = (rate: number): Load => ({
  kind: 'steps',
  steps: [
    { atSeconds: 0, rate },
    { atSeconds: 10, rate: 0 },
  ],
})

const constant = (value: number) => ({ kind: 'constant', value })

interface ThrottledTrial {
  title: string
  resourceId: string
  /** The one limit that turns requests away. */
  limitId: string
  /** Counter of throttles, where the service has one of its own. */
  metric: string | null
  trial: Trial
}

function called(
  title: string,
  limitId: string,
  metric: string | null,
  target: Trial['resources'][number],
  port: string,
  operation: string | null,
  more: Partial<Trial> & { rate?: number; client?: Record<string, unknown> } = {},
): ThrottledTrial {
  const { rate = 100, client = {}, ...rest } = more
  const users = { id: 'users', type: 'client', config: client }
  const direct = operation === null
  return {
    title,
    resourceId: target.id,
    limitId,
    metric,
    trial: {
      resources: direct
        ? [users, target]
        : [
            users,
            {
              id: 'driver',
              type: 'aws.lambda.function',
              config: {
                timeoutSeconds: 60,
                handler: [{ kind: 'call', connection: 'call', operation, count: 1, probability: 1 }],
              },
            },
            target,
          ],
      connections: direct
        ? [{ from: 'users.requests', to: `${target.id}.${port}` }]
        : [
            { from: 'users.requests', to: 'driver.invoke' },
            { id: 'call', from: 'driver.calls', to: `${target.id}.${port}` },
          ],
      load: { users: burst(rate) },
      durationSeconds: 20,
      ...rest,
    },
  }
}

const fn = (config: Record<string, unknown>) => ({ id: 'fn', type: 'aws.lambda.function', config })
const table = (config: Record<string, unknown>) => ({ id: 'table', type: 'aws.dynamodb.table', config })
const api = (config: Record<string, unknown>) => ({ id: 'api', type: 'aws.apigateway.rest', config })

/** One design for each limit that throttles. */
export const throttledTrials: readonly ThrottledTrial[] = [
  called(
    'lambda.reservedConcurrency',
    'lambda.reservedConcurrency',
    'Throttles',
    fn({ reservedConcurrency: 10, timeoutSeconds: 5, compute: constant(100) }),
    'invoke',
    null,
  ),
  called(
    'lambda.accountConcurrency',
    'lambda.accountConcurrency',
    'Throttles',
    fn({ timeoutSeconds: 5, compute: constant(100) }),
    'invoke',
    null,
    { quotas: { 'lambda.concurrentExecutions': 20 } },
  ),
  called(
    'lambda.requestRate',
    'lambda.requestRate',
    'Throttles',
    fn({
      reservedConcurrency: 8,
      memoryMb: 1769,
      compute: constant(1),
      initSource: 'custom',
      customInit: constant(0),
      placementDelay: constant(0),
    }),
    'invoke',
    null,
    { rate: 200, spacing: 'exact' },
  ),
  called(
    'lambda.scalingRate',
    'lambda.scalingRate',
    'Throttles',
    fn({ timeoutSeconds: 6, compute: constant(300) }),
    'invoke',
    null,
    { rate: 1000, quotas: { 'lambda.concurrentExecutions': 50_000 } },
  ),
  called(
    'apigateway.stageThrottling',
    'apigateway.stageThrottling',
    null,
    api({ throttlingRatePerSecond: 40, throttlingBurst: 20 }),
    'requests',
    null,
  ),
  called(
    'apigateway.methodThrottling',
    'apigateway.methodThrottling',
    null,
    api({ methodThrottling: [{ method: 'GET', ratePerSecond: 40, burst: 20 }] }),
    'requests',
    null,
  ),
  called(
    'apigateway.accountRequestsPerSecond',
    'apigateway.accountRequestsPerSecond',
    null,
    api({}),
    'requests',
    null,
    { quotas: { 'apigateway.accountRequestsPerSecond': 40, 'apigateway.accountBurst': 20 } },
  ),
  called(
    'dynamodb.provisionedWcu',
    'dynamodb.provisionedWcu',
    'ThrottledRequests',
    table({ capacityMode: 'provisioned', writeCapacityUnits: 1 }),
    'requests',
    'PutItem',
  ),
  called(
    'dynamodb.provisionedRcu',
    'dynamodb.provisionedRcu',
    'ThrottledRequests',
    table({ capacityMode: 'provisioned', readCapacityUnits: 1, consistency: 'strong' }),
    'requests',
    'GetItem',
  ),
  called(
    'dynamodb.partitionWcu',
    'dynamodb.partitionWcu',
    'ThrottledRequests',
    table({ itemBytes: 20_000 }),
    'requests',
    'PutItem',
    { client: { popularity: 'single' } },
  ),
  called(
    'dynamodb.partitionRcu',
    'dynamodb.partitionRcu',
    'ThrottledRequests',
    table({ itemBytes: 200_000, consistency: 'strong' }),
    'requests',
    'GetItem',
    { client: { popularity: 'single' } },
  ),
  called(
    'dynamodb.onDemandMaximumWru',
    'dynamodb.onDemandMaximumWru',
    'ThrottledRequests',
    table({ maximumWriteUnits: 30 }),
    'requests',
    'PutItem',
  ),
  called(
    'sns.publishPerSecond',
    'sns.publishPerSecond',
    null,
    { id: 'topic', type: 'aws.sns.topic' },
    'requests',
    'Publish',
    { quotas: { 'sns.publishPerSecond': 30 } },
  ),
  called(
    'eventbridge.putEventsPerSecond',
    'eventbridge.putEventsPerSecond',
    null,
    { id: 'bus', type: 'aws.events.bus' },
    'requests',
    'PutEvents',
    { quotas: { 'eventbridge.putEventsPerSecond': 30 } },
  ),
  called(
    'rds.maxConnections',
    'rds.maxConnections',
    'RefusedConnections',
    { id: 'database', type: 'aws.rds.instance', config: { maxConnections: 1 } },
    'connections',
    'Query',
  ),
  called(
    'rdsproxy.databaseConnections',
    'rdsproxy.databaseConnections',
    null,
    { id: 'proxy', type: 'aws.rds.proxy', config: { borrowTimeoutSeconds: 1 } },
    'connections',
    'Query',
  ),
  called(
    'rdsproxy.clientConnections',
    'rdsproxy.clientConnections',
    null,
    { id: 'proxy', type: 'aws.rds.proxy', config: { maxClientConnections: 5 } },
    'connections',
    'Query',
  ),
  called(
    'kinesis.shardWriteRecords',
    'kinesis.shardWriteRecords',
    'WriteProvisionedThroughputExceeded',
    { id: 'stream', type: 'aws.kinesis.stream' },
    'requests',
    null,
    { rate: 1500 },
  ),
  called(
    'kinesis.shardWriteBytes',
    'kinesis.shardWriteBytes',
    'WriteProvisionedThroughputExceeded',
    { id: 'stream', type: 'aws.kinesis.stream' },
    'requests',
    null,
    { rate: 300, client: { payload: constant(10_000) } },
  ),
  called(
    'msk.brokerWriteBytes',
    'msk.brokerWriteBytes',
    'ProduceTimeouts',
    { id: 'topic', type: 'aws.msk.topic', config: { brokerThroughputMb: 1, deliveryTimeoutSeconds: 1, partitions: 1 } },
    'requests',
    null,
    { rate: 300, client: { payload: constant(10_000) } },
  ),
  called(
    'mq.brokerMessages',
    'mq.brokerMessages',
    'SendTimeouts',
    { id: 'broker', type: 'aws.mq.broker', config: { messagesPerSecond: 20, sendTimeoutSeconds: 1 } },
    'requests',
    null,
  ),
  called(
    'docdb.operations',
    'docdb.operations',
    'OperationTimeouts',
    {
      id: 'cluster',
      type: 'aws.docdb.cluster',
      config: { operationsPerVcpu: 1, writeTime: constant(100), operationTimeoutSeconds: 0.5 },
    },
    'requests',
    null,
  ),
  called(
    'codepipeline.executions',
    'codepipeline.executions',
    null,
    { id: 'pipeline', type: 'aws.codepipeline.pipeline', config: { executionMode: 'QUEUED' } },
    'results',
    'StartPipelineExecution',
  ),
  called(
    'ec2.queue',
    'ec2.queue',
    'RefusedRequests',
    { id: 'ec2', type: 'aws.ec2.instance', config: { compute: constant(100), queuePerInstance: 5 } },
    'requests',
    null,
  ),
  called(
    'ecs.queue',
    'ecs.queue',
    'RefusedRequests',
    { id: 'ecs', type: 'aws.ecs.service', config: { compute: constant(100), queuePerInstance: 5 } },
    'requests',
    null,
  ),
  called(
    'beanstalk.queue',
    'beanstalk.queue',
    'RefusedRequests',
    { id: 'beanstalk', type: 'aws.beanstalk.environment', config: { compute: constant(100), queuePerInstance: 5 } },
    'requests',
    null,
  ),
  called(
    's3.writesPerPrefix',
    's3.writesPerPrefix',
    null,
    { id: 'bucket', type: 'aws.s3.bucket', config: { objectBytes: constant(1000) } },
    'requests',
    'PutObject',
    {
      rate: 5000,
      quotas: { 'lambda.concurrentExecutions': 50_000 },
      durationSeconds: 6,
      load: {
        users: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 6000 },
            { atSeconds: 3, rate: 0 },
          ],
        },
      },
    },
  ),
]
