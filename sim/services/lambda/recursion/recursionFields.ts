import { choice } from '../../fields'
import { RECURSION } from './limits'

export const recursionFields = {
  recursiveLoop: choice({
    label: 'Recursive loops',
    help: 'What Lambda does when it notices that the function sets itself off again and again.',
    group: 'Concurrency',
    options: [
      { value: 'terminate', label: 'Stop after 16 runs' },
      { value: 'allow', label: 'Allow' },
    ],
    default: 'terminate',
    advanced: true,
    source: RECURSION.source,
  }),
}
