import { boolean, number } from '../fields'
import { latencyField } from '../latencyField'
import { SOURCES } from './limits'

export const fields = {
  publishLatency: latencyField({
    label: 'Publish latency',
    help: 'Time until SNS has stored a message and answered its publisher.',
    default: { p50: 15, p99: 75 },
    source: SOURCES.publishLatency,
  }),
  deliveryLatency: latencyField({
    label: 'Delivery latency',
    help: 'Time from the answer to the publisher until a subscriber gets the message.',
    default: { p50: 12, p99: 100 },
    source: SOURCES.deliveryLatency,
  }),
}

/** Settings of the connection to a subscriber: the subscription. */
export const subscriptionFields = {
  rawMessageDelivery: boolean({
    label: 'Raw message delivery',
    help: 'Delivers the message as it was published, without the JSON that SNS puts around it.',
    default: false,
    source: SOURCES.rawDelivery,
  }),
  matchPercent: number({
    label: 'Messages that match the filter policy',
    help: 'Share of the messages that this subscription lets through; 100% stands for no filter policy.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: SOURCES.filtering,
  }),
  useDeadLetterQueue: boolean({
    label: 'Dead-letter queue',
    help: 'Sends messages that are given up to the queue at the Dead-letter queue port, if one is connected.',
    default: true,
    source: SOURCES.deadLetterQueues,
  }),
}
