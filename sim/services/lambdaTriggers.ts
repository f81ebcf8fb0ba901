import type { LambdaTrigger } from './define'
import type { Source } from './source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'

/** Which services invoke Lambda, and how. */
export const LAMBDA_SERVICES_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Invoking Lambda with events from other AWS services',
  url: `${GUIDE}/lambda-services.html`,
  checked: CHECKED,
  confidence: 'verified',
}

/** What happens to batches that fail. */
export const LAMBDA_POLLING_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, How Lambda processes records from stream and queue-based event sources',
  url: `${GUIDE}/invocation-eventsourcemapping.html`,
  checked: CHECKED,
  confidence: 'verified',
}

/** What follows once Lambda has accepted an event, as the end of a sentence. */
export const ASYNCHRONOUS_RETRIES =
  'then Lambda: 2 retries after errors, 1 and 2 minutes later, and after throttles for up to 6 hours'

/** What happens to a batch of a shard that fails. */
export const SHARD_RETRIES =
  'Lambda: a failed batch blocks its shard and is tried again until it succeeds, its retries are used up, or its records are too old or leave the stream (after 24 hours unless kept longer).'

/** Code with an AWS SDK that calls a function and waits for the answer. */
export const SYNCHRONOUS_FROM_CODE: LambdaTrigger = {
  mode: 'synchronous',
  retries:
    'The caller’s own SDK, by its attempts (3 by default), after throttles and server errors; Lambda itself never.',
  source: {
    document: 'AWS Lambda Developer Guide, Understanding retry behavior in Lambda',
    url: `${GUIDE}/invocation-retries.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
}
