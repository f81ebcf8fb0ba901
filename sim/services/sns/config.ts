import { boolean, distribution, number } from '../fields'
import { SOURCES } from './limits'

export const fields = {
  publishLatency: distribution({
    label: 'Publish latency',
    help: 'Time until SNS has stored a message and answered its publisher.',
    group: 'Performance',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 15, p99: 75 },
    source: SOURCES.publishLatency,
  }),
  deliveryLatency: distribution({
    label: 'Delivery latency',
    help: 'Time from the answer to the publisher until a subscriber gets the message.',
    group: 'Performance',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 12, p99: 100 },
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
    help: 'Share of the messages that this subscription lets through; 100 % stands for no filter policy.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: SOURCES.filtering,
  }),
}
