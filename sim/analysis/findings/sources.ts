import type { Finding } from '../../result'
import { CACHING, THROTTLING_SOURCE, TIMEOUT_SOURCE } from '../../services/apigateway/limits'
import { ON_DEMAND_SOURCE, PROVISIONED, READ_LIMITS } from '../../services/dynamodb/limits'
import { ASYNC_SOURCES } from '../../services/lambda/async/limits'
import {
  ALIASES_SOURCE,
  ENVIRONMENT_SOURCE,
  PROVISIONED_SOURCE,
  RESERVED_SOURCE,
  SCALING_RATE,
  SQS_SCALING_SOURCE,
} from '../../services/lambda/limits'
import { RECURSION } from '../../services/lambda/recursion/limits'
import { SOURCES as STREAMS } from '../../services/lambda/streams/limits'
import { HYPERPLANE_SOURCE } from '../../services/lambda/vpc/vpcLimits'
import { SOURCES as PROXY } from '../../services/rdsproxy/limits'
import { SOURCES as SNS } from '../../services/sns/limits'
import type { Source } from '../../services/source'
import { SOURCES as SQS } from '../../services/sqs/limits'

type FindingSource = NonNullable<Finding['source']>

/** A service's source as a finding cites it: the advice is AWS's, whatever is said there about its numbers. */
const cited = ({ document, url }: Source): FindingSource => ({ document, url })

/** AWS's own advice that the rules rest on: the services' sources, and what only the rules need. */
export const SOURCES = {
  sqsForLambda: {
    document: 'AWS Lambda Developer Guide, Creating and configuring an Amazon SQS event source mapping',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  },
  sqsScaling: cited(SQS_SCALING_SOURCE),
  deadLetterQueues: cited(SQS.deadLetters),
  retries: {
    document: 'Amazon Builders’ Library, Timeouts, retries, and backoff with jitter',
    url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  concurrency: {
    document: 'AWS Lambda Developer Guide, Understanding Lambda function scaling',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
  },
  reservedConcurrency: cited(RESERVED_SOURCE),
  provisionedConcurrency: cited(PROVISIONED_SOURCE),
  aliases: cited(ALIASES_SOURCE),
  asyncErrors: cited(ASYNC_SOURCES.errors),
  asyncRecords: cited(ASYNC_SOURCES.records),
  streamErrors: cited(STREAMS.kinesis),
  recursion: cited(RECURSION.source),
  functionInVpc: cited(HYPERPLANE_SOURCE),
  snsDeliveryRetries: cited(SNS.deliveryRetries),
  rdsProxy: cited(PROXY.pool),
  scaling: cited(SCALING_RATE.source),
  executionEnvironment: cited(ENVIRONMENT_SOURCE),
  apiThrottling: cited(THROTTLING_SOURCE),
  apiCaching: cited(CACHING),
  apiQuotas: cited(TIMEOUT_SOURCE),
  partitionKeys: cited(READ_LIMITS.partition.source),
  provisionedCapacity: cited(PROVISIONED),
  onDemandCapacity: cited(ON_DEMAND_SOURCE),
} as const satisfies Record<string, FindingSource>
