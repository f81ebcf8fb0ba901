import { grouped } from '../../../kernel/wholeNumber'
import { boolean, choice, type ConfigOf, distribution, number, optionalNumber } from '../../fields'
import { ESM_MAX_CONCURRENCY, SQS_SCALING_SOURCE } from '../limits'
import {
  DEFAULT_MAXIMUM_POLLERS,
  DEFAULT_MINIMUM_POLLERS,
  MAPPING_SOURCES,
  MAX_MAXIMUM_POLLERS,
  MAX_MINIMUM_POLLERS,
  MIN_MINIMUM_POLLERS,
} from './mappingLimits'

const PROVISIONED = { field: 'pollerMode', is: ['provisioned'] }

/** Settings of an event source mapping: an SQS queue that Lambda polls for the function. */
export const eventSourceMappingFields = {
  batchSize: number({
    label: 'Batch size',
    help: 'Most messages per invocation. Above 10 needs a batch window; FIFO queues allow at most 10.',
    unit: 'count',
    default: 10,
    min: 1,
    max: 10_000,
    integer: true,
    source: MAPPING_SOURCES.parameters,
  }),
  batchWindowSeconds: number({
    label: 'Batch window',
    help: 'Longest wait to fill a batch; in low traffic a shorter one may still last 20 s. FIFO queues have none.',
    unit: 's',
    default: 0,
    min: 0,
    max: 300,
    source: MAPPING_SOURCES.parameters,
  }),
  maximumConcurrency: optionalNumber({
    label: 'Maximum concurrency',
    help: 'Most concurrent invocations for this queue.',
    unit: 'count',
    min: 2,
    max: 1000,
    integer: true,
    none: `up to ${grouped(ESM_MAX_CONCURRENCY)}`,
    source: SQS_SCALING_SOURCE,
  }),
  reportBatchItemFailures: boolean({
    label: 'Report item failures',
    help: 'Only the records that failed go back to the queue, not the whole batch. From a FIFO queue: the first that failed and all after it.',
    default: false,
    source: MAPPING_SOURCES.errors,
  }),
  perRecord: boolean({
    label: 'Handler per record',
    help: 'The handler’s steps run once per record; off: once per batch.',
    default: true,
  }),
  filterPercent: number({
    label: 'Messages that match the filter',
    help: 'Share of messages that reach the function; Lambda deletes the others without invoking it. 100% stands for no filter.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: MAPPING_SOURCES.filtering,
  }),
  pollerMode: choice({
    label: 'Pollers',
    help: 'On demand: Lambda scales them for free. Provisioned: yours alone, scale faster, billed by the hour.',
    options: [
      { value: 'onDemand', label: 'On demand' },
      { value: 'provisioned', label: 'Provisioned' },
    ],
    default: 'onDemand',
    source: MAPPING_SOURCES.provisioned,
  }),
  minimumPollers: number({
    label: 'Minimum pollers',
    help: 'Kept ready at all times; each runs 10 invocations at once.',
    unit: 'count',
    default: DEFAULT_MINIMUM_POLLERS,
    min: MIN_MINIMUM_POLLERS,
    max: MAX_MINIMUM_POLLERS,
    integer: true,
    visibleWhen: PROVISIONED,
    source: MAPPING_SOURCES.provisioned,
  }),
  maximumPollers: number({
    label: 'Maximum pollers',
    help: 'As many as a backlog may bring.',
    unit: 'count',
    default: DEFAULT_MAXIMUM_POLLERS,
    min: MIN_MINIMUM_POLLERS,
    max: MAX_MAXIMUM_POLLERS,
    integer: true,
    visibleWhen: PROVISIONED,
    source: MAPPING_SOURCES.provisioned,
  }),
  deliveryLatency: distribution({
    label: 'Delivery',
    help: 'From the poll to the start of the invocation.',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 16.2, p99: 105 },
    source: MAPPING_SOURCES.delivery,
  }),
}

export type EventSourceMappingConfig = ConfigOf<typeof eventSourceMappingFields>
