import { choice, type ConfigOf, distribution, number } from '../fields'
import { latencyField } from '../latencyField'
import { SERVICE_TIMEOUT_S, SOURCES } from './limits'

export const fields = {
  stacks: number({
    label: 'Stacks',
    help: 'How many stacks there are of the template, such as one per tenant: the key of a request says which it is about.',
    unit: 'count',
    default: 1,
    min: 1,
    max: 1_000_000,
    integer: true,
    source: SOURCES.own,
  }),
  resourceSeconds: distribution({
    label: 'Other resources',
    help: 'How long the stack’s other resources take in an operation; custom resources work at the same time.',
    unit: 's',
    default: { kind: 'lognormal', p50: 30, p99: 120 },
    source: SOURCES.own,
  }),
  failurePercent: number({
    label: 'Failures of other resources',
    help: 'Share of the operations in which one of the other resources fails.',
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    source: SOURCES.own,
  }),
  onFailure: choice({
    label: 'On failure',
    help: 'Roll back: undo the operation, which asks the custom resources again. Preserve: leave everything as it is.',
    options: [
      { value: 'rollback', label: 'Roll back' },
      { value: 'preserve', label: 'Preserve' },
    ],
    default: 'rollback',
    source: SOURCES.rollback,
  }),
  eventBytes: number({
    label: 'Event size',
    help: 'JSON that a custom resource gets: its properties and where to send the response.',
    unit: 'bytes',
    default: 2_048,
    min: 0,
    max: 262_144,
    integer: true,
    advanced: true,
    source: SOURCES.own,
  }),
  apiLatency: latencyField({
    label: 'API latency',
    help: 'Time until CloudFormation has taken an operation, or a response has been written.',
    default: { p50: 150, p99: 800 },
    source: SOURCES.latency,
  }),
}

/** Settings of a custom resource. */
export const customResourceFields = {
  serviceTimeoutSeconds: number({
    label: 'Service timeout',
    help: 'How long its response is waited for; then the operation fails.',
    unit: 's',
    ...SERVICE_TIMEOUT_S,
    integer: true,
    source: SOURCES.serviceTimeout,
  }),
}

export type StackConfig = ConfigOf<typeof fields>
