import type { Finding } from '../../result'

type FindingSource = NonNullable<Finding['source']>

/** AWS's own advice that the rules rest on. */
export const SOURCES = {
  sqsForLambda: {
    document: 'AWS Lambda Developer Guide, Creating and configuring an Amazon SQS event source mapping',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  },
  sqsScaling: {
    document: 'AWS Lambda Developer Guide, Configuring scaling behavior for SQS event source mappings',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  },
  deadLetterQueues: {
    document: 'Amazon SQS Developer Guide, Using dead-letter queues',
    url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  },
  retries: {
    document: 'Amazon Builders’ Library, Timeouts, retries, and backoff with jitter',
    url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  concurrency: {
    document: 'AWS Lambda Developer Guide, Understanding Lambda function scaling',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
  },
  reservedConcurrency: {
    document: 'AWS Lambda Developer Guide, Configuring reserved concurrency for a function',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  },
  scaling: {
    document: 'AWS Lambda Developer Guide, Lambda scaling behavior',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html',
  },
  executionEnvironment: {
    document: 'AWS Lambda Developer Guide, Understanding the Lambda execution environment lifecycle',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
  },
  apiThrottling: {
    document: 'API Gateway Developer Guide, Throttle requests to your REST APIs',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  },
  apiCaching: {
    document: 'API Gateway Developer Guide, Cache settings for REST APIs',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  },
  apiQuotas: {
    document: 'API Gateway Developer Guide, Quotas for configuring and running a REST API',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
  },
  partitionKeys: {
    document: 'DynamoDB Developer Guide, Designing partition keys to distribute your workload',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
  },
  provisionedCapacity: {
    document: 'DynamoDB Developer Guide, Provisioned capacity mode',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html',
  },
  onDemandCapacity: {
    document: 'DynamoDB Developer Guide, On-demand capacity mode',
    url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html',
  },
} as const satisfies Record<string, FindingSource>
