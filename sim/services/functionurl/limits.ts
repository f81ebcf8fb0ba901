import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'

export const SOURCES = {
  payload: {
    document: 'AWS Lambda Developer Guide, Lambda quotas',
    url: `${GUIDE}/gettingstarted-limits.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  auth: {
    document: 'AWS Lambda Developer Guide, control access to Lambda function URLs',
    url: `${GUIDE}/urls-auth.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  invokeMode: {
    document: 'AWS Lambda Developer Guide, response streaming for Lambda functions',
    url: `${GUIDE}/configuration-response-streaming.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  timeoutStatus: {
    document: 'AWS Lambda Developer Guide, monitoring Lambda function URLs',
    url: `${GUIDE}/urls-monitoring.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'The guide counts function errors and timeouts among the 5xx answers and gives no number.',
  },
  overhead: {
    document: 'Common experience with function URLs inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
} as const satisfies Record<string, Source>

/** Largest request, and largest response that is not streamed, bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024
/** Largest streamed response, bytes. */
export const MAX_STREAMED_BYTES = 200 * 1024 * 1024

export const REQUEST_LIMIT: Limit = {
  id: 'functionurl.requestBytes',
  title: 'Request payload',
  value: MAX_PAYLOAD_BYTES,
  unit: 'bytes',
  source: SOURCES.payload,
  remedy: 'The limit is fixed: upload large objects straight to S3 with a presigned URL.',
}

export const RESPONSE_LIMIT: Limit = {
  id: 'functionurl.responseBytes',
  title: 'Response payload',
  value: MAX_PAYLOAD_BYTES,
  unit: 'bytes',
  source: SOURCES.payload,
  remedy: 'Set Invoke mode to response streaming (up to 200 MB), or answer with a link to an object in S3.',
}
