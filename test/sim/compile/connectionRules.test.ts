import { describe, expect, it } from 'vitest'
import { connectionVerdict, legalNewTypes, legalTargets, verdictInDesign } from '../../../sim/compile/connectionRules'
import { sampleDesign } from '../design/sampleDesign'
import { sampleServices as services } from '../design/sampleServices'

const verdict = (ends: string, context = {}) => {
  const [from, to] = ends
    .split(' > ')
    .map((end) => [end.slice(0, end.lastIndexOf('.')), end.slice(end.lastIndexOf('.') + 1)] as const)
  return connectionVerdict(from![0], from![1], to![0], to![1], context, services)
}

describe('a connection', () => {
  it.each([
    'client.requests > aws.apigateway.rest.requests',
    'client.requests > aws.lambda.function.invoke',
    'aws.lambda.function.calls > aws.sqs.queue.requests',
    'aws.sqs.queue.messages > aws.lambda.function.poll',
    'aws.sqs.queue.redrive > aws.sqs.queue.deliveries',
    'aws.sns.topic.subscriptions > aws.sqs.queue.deliveries',
  ])('%s is legal', (ends) => expect(verdict(ends)).toEqual({ legal: true }))

  it.each([
    [
      'aws.sqs.queue.messages > aws.apigateway.rest.requests',
      'Messages of an SQS queue is for messages that the consumer polls for; Requests of an API Gateway REST API takes calls that wait for a reply. Connect it with a Lambda function instead.',
    ],
    [
      'client.requests > aws.lambda.function.poll',
      'Requests of Clients is for calls that wait for a reply; Queue poller of a Lambda function takes messages that the consumer polls for. Connect it with Invoke instead.',
    ],
    [
      'aws.sqs.queue.redrive > aws.sns.topic.deliveries',
      'Dead-letter queue of an SQS queue can be connected only with an SQS queue, not with an SNS topic.',
    ],
    [
      'aws.apigateway.rest.requests > aws.lambda.function.invoke',
      'Requests of an API Gateway REST API only receives: a connection cannot begin there.',
    ],
    ['client.requests > aws.sqs.queue.messages', 'Messages of an SQS queue only sends: a connection cannot end there.'],
    ['client.requests > aws.mq.broker.requests', 'There is no service of type aws.mq.broker.'],
    ['client.sends > aws.lambda.function.invoke', 'Clients has no port sends.'],
  ])('%s is not', (ends, reason) => expect(verdict(ends)).toEqual({ legal: false, reason }))

  it('is drawn once, between two resources, as often as the port allows', () => {
    const redrive = 'aws.sqs.queue.redrive > aws.sqs.queue.deliveries'
    expect(verdict(redrive, { sameResource: true })).toEqual({
      legal: false,
      reason: 'An SQS queue cannot be connected with itself.',
    })
    expect(verdict(redrive, { duplicate: true })).toEqual({
      legal: false,
      reason: 'These two are already connected in this way.',
    })
    expect(verdict(redrive, { fromConnections: 1 })).toEqual({
      legal: false,
      reason: 'Dead-letter queue of an SQS queue can have 1 connection, and has 1 already. Remove one first.',
    })
    expect(verdict(redrive, { toConnections: 5 })).toEqual({ legal: true })
  })
})

describe('a connection to be added to a design', () => {
  const reason = (from: string, fromPort: string, to: string, toPort: string) => {
    const verdict = verdictInDesign(sampleDesign(), { from, fromPort, to, toPort }, services)
    return verdict.legal ? null : verdict.reason
  }

  it('is judged by what is there', () => {
    expect(reason('fn', 'calls', 'worker', 'invoke')).toBe(null)
    expect(reason('fn', 'calls', 'queue', 'requests')).toBe('These two are already connected in this way.')
    expect(reason('fn', 'calls', 'fn', 'invoke')).toBe('A Lambda function cannot be connected with itself.')
    expect(reason('fn', 'calls', 'gone', 'invoke')).toBe('Both ends of a connection must be resources.')
  })
})

describe('ends that a connection may have', () => {
  it('among the resources: not itself, not what is connected already', () => {
    expect(legalTargets(sampleDesign(), 'fn', 'calls', services)).toEqual([
      { resourceId: 'api', port: 'requests' },
      { resourceId: 'worker', port: 'invoke' },
    ])
  })

  it('backwards, from the entering port', () => {
    expect(legalTargets(sampleDesign(), 'fn', 'poll', services)).toEqual([{ resourceId: 'queue', port: 'messages' }])
  })

  it('none from what does not exist', () => {
    expect(legalTargets(sampleDesign(), 'gone', 'calls', services)).toEqual([])
    expect(legalTargets(sampleDesign(), 'fn', 'gone', services)).toEqual([])
  })

  it('among new services', () => {
    expect(legalNewTypes('aws.sqs.queue', 'messages', services)).toEqual([
      { type: 'aws.lambda.function', port: 'poll' },
    ])
    expect(legalNewTypes('aws.sqs.queue', 'redrive', services)).toEqual([{ type: 'aws.sqs.queue', port: 'deliveries' }])
    expect(legalNewTypes('aws.lambda.function', 'poll', services)).toEqual([
      { type: 'aws.sqs.queue', port: 'messages' },
    ])
    expect(legalNewTypes('client', 'requests', services).map(({ type }) => type)).toEqual([
      'aws.apigateway.rest',
      'aws.lambda.function',
      'aws.sqs.queue',
      'aws.sns.topic',
    ])
  })
})
