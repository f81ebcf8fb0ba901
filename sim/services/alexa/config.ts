import { type ConfigOf, distribution, number } from '../fields'
import { MAX_RESPONSE_BYTES, RESPONSE_TIMEOUT_MS, SOURCES } from './limits'

export const fields = {
  users: number({
    label: 'Users',
    help: 'How many people use the skill: each request is one of theirs, and its key says whose.',
    unit: 'count',
    default: 1_000,
    min: 1,
    max: 1_000_000,
    integer: true,
    source: SOURCES.own,
  }),
  payload: distribution({
    label: 'Request size',
    help: 'JSON of a request: session, context and the recognized intent.',
    unit: 'bytes',
    default: { kind: 'constant', value: 3_072 },
    source: SOURCES.own,
  }),
  timeoutMs: number({
    label: 'Waits',
    help: 'Alexa gives up after this, tells the user that something went wrong, and does not try again. AWS allows 8 s.',
    unit: 'ms',
    default: RESPONSE_TIMEOUT_MS,
    min: 1_000,
    max: RESPONSE_TIMEOUT_MS,
    integer: true,
    advanced: true,
    source: SOURCES.timeout,
  }),
  maxResponseBytes: number({
    label: 'Largest response',
    help: 'A larger one counts as an invalid response.',
    unit: 'bytes',
    default: MAX_RESPONSE_BYTES,
    min: 1_024,
    max: 1_048_576,
    integer: true,
    advanced: true,
    source: SOURCES.response,
  }),
}

export type AlexaConfig = ConfigOf<typeof fields>
