import { choice, number, optionalNumber, text } from '../fields'
import { latencyField } from '../latencyField'
import { backoffFields, retryFields } from '../targetRetries'
import { MAX_ENTRIES_BYTES, MAX_PATTERN_LENGTH, SOURCES } from './limits'

export const fields = {
  putLatency: latencyField({
    label: 'PutEvents latency',
    help: 'Time until EventBridge has taken an event and answered its sender.',
    default: { p50: 20, p99: 90 },
    source: SOURCES.putLatency,
  }),
  deliveryLatency: latencyField({
    label: 'Delivery latency',
    help: 'Time from the arrival of an event until a target gets it.',
    default: { p50: 148, p99: 387 },
    source: SOURCES.deliveryLatency,
  }),
  ...backoffFields,
}

/** Settings of the connection to a target: its rule, what it gets, and its retry policy. */
export const ruleFields = {
  pattern: text({
    label: 'Event pattern',
    help: 'A name for the pattern, or the pattern itself. Targets with the same pattern belong to one rule; without one each target has a rule of its own.',
    default: '',
    maxLength: MAX_PATTERN_LENGTH,
    source: SOURCES.patterns,
  }),
  matchPercent: number({
    label: 'Events that match',
    help: 'Share of the events that the pattern matches.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: SOURCES.patterns,
  }),
  events: choice({
    label: 'From',
    help: 'Which events the pattern looks at: those that the design’s own parts put on the bus, those of AWS services, or both.',
    options: [
      { value: 'all', label: 'All events' },
      { value: 'custom', label: 'Custom events (PutEvents)' },
      { value: 'aws', label: 'Events of AWS services' },
    ],
    default: 'all',
    source: SOURCES.patterns,
  }),
  inputBytes: optionalNumber({
    label: 'Input size',
    help: 'What the target gets when the rule transforms its input; otherwise the event with EventBridge’s JSON around it.',
    unit: 'bytes',
    none: 'the matched event',
    min: 0,
    max: MAX_ENTRIES_BYTES,
    integer: true,
    source: SOURCES.inputTransformation,
  }),
  ...retryFields(SOURCES.retryPolicy),
}
