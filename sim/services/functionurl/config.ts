import { choice, type ConfigOf, number } from '../fields'
import { latencyField } from '../latencyField'
import { SOURCES } from './limits'

export const fields = {
  authType: choice({
    label: 'Auth type',
    help: 'Who may call: everybody, or only requests that are signed for IAM.',
    options: [
      { value: 'NONE', label: 'NONE (public)' },
      { value: 'AWS_IAM', label: 'AWS_IAM (signed)' },
    ],
    default: 'NONE',
    source: SOURCES.auth,
  }),
  unsignedPercent: number({
    label: 'Unsigned requests',
    help: 'Share of the requests that carry no valid signature: they get 403 and do not reach the function.',
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    visibleWhen: { field: 'authType', is: ['AWS_IAM'] },
    source: SOURCES.auth,
  }),
  invokeMode: choice({
    label: 'Invoke mode',
    help: 'Buffered: the response is sent when it is complete, up to 6 MB. Response streaming: as the function writes it, up to 200 MB.',
    options: [
      { value: 'BUFFERED', label: 'Buffered' },
      { value: 'RESPONSE_STREAM', label: 'Response streaming' },
    ],
    default: 'BUFFERED',
    source: SOURCES.invokeMode,
  }),
  timeoutStatus: choice({
    label: 'Status of a timeout',
    help: 'What the caller gets when the function runs out of time.',
    options: [
      { value: 502, label: '502' },
      { value: 504, label: '504' },
    ],
    default: 502,
    advanced: true,
    source: SOURCES.timeoutStatus,
  }),
  overhead: latencyField({
    label: 'Overhead',
    help: 'Time that the URL adds to a request, beside the function’s own.',
    default: { p50: 5, p99: 25 },
    source: SOURCES.overhead,
  }),
}

export type FunctionUrlConfig = ConfigOf<typeof fields>
