import type { Limit } from '../../define'

/** Invocations of a function in one chain of events; the next one is stopped. */
export const MAX_INVOCATIONS_IN_CHAIN = 16

export const RECURSION: Limit = {
  id: 'lambda.recursion',
  title: 'Recursive loop detection',
  value: MAX_INVOCATIONS_IN_CHAIN,
  unit: 'invocations in a chain',
  source: {
    document: 'AWS Lambda Developer Guide, Use Lambda recursive loop detection to prevent infinite loops',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
    checked: '2026-11-23',
    confidence: 'recalled',
    note: 'About 16; loops through queues, topics, buckets and other functions are detected, no others.',
  },
  remedy: 'Let the function write to a place that does not set it off again.',
}
