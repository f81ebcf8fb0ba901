import { number } from '../../fields'

/** What a function writes to its log group, if one is connected. */
export const loggingFields = {
  logBytes: number({
    label: 'Log per invocation',
    help: 'What an invocation writes to the log group: the lines START, END and REPORT, about 260 bytes, and your own.',
    group: 'Logging',
    unit: 'bytes',
    default: 500,
    min: 0,
    max: 10_485_760,
    integer: true,
    advanced: true,
    source: {
      document: 'Common experience with the logs of functions',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
      note: 'Lambda’s own three lines have about 260 bytes; what your code writes comes on top.',
    },
  }),
}
