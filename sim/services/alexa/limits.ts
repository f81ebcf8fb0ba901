import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'

export const SOURCES = {
  timeout: {
    document: 'Alexa developer documentation, troubleshooting: SKILL_RESPONSE_TIMEOUT_EXCEPTION',
    url: 'https://developer.amazon.com/en-US/docs/alexa/smarthome/troubleshooting-guide.html',
    checked: CHECKED,
    confidence: 'verified',
    note: 'That Alexa does not try again is common experience.',
  },
  response: {
    document: 'Alexa Skills Kit, request and response JSON reference',
    url: 'https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html',
    checked: CHECKED,
    confidence: 'recalled',
  },
  own: {
    document: 'A starting value: put in what your users do',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** How long Alexa waits for a skill, ms. */
export const RESPONSE_TIMEOUT_MS = 8_000
/** Largest response, bytes. */
export const MAX_RESPONSE_BYTES = 24 * 1024
/** Memory that Alexa advises for a skill’s function, MB. */
export const ADVISED_MEMORY_MB = 256

export const TIMEOUT_LIMIT: Limit = {
  id: 'alexa.responseTimeout',
  title: 'Time to respond',
  value: RESPONSE_TIMEOUT_MS,
  unit: 'ms',
  source: SOURCES.timeout,
  remedy:
    'The limit is fixed: make the function faster (more memory, provisioned concurrency), or send a progressive or deferred response and finish the work behind a queue.',
}

export const RESPONSE_LIMIT: Limit = {
  id: 'alexa.responseBytes',
  title: 'Response',
  value: MAX_RESPONSE_BYTES,
  unit: 'bytes',
  source: SOURCES.response,
  remedy: 'The limit is fixed: shorten the speech and cards, and refer to audio and images by their addresses.',
}
