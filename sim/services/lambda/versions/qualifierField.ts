import { text } from '../../fields'
import { ALIASES_SOURCE } from '../limits'

/** Which version or alias a connection invokes. */
export const qualifierField = {
  qualifier: text({
    label: 'Version or alias',
    help: 'Number of a version, name of an alias, or the function’s ARN with one of them; empty: $LATEST.',
    default: '',
    maxLength: 256,
    source: ALIASES_SOURCE,
  }),
}

const ARN = /^(?:arn:[a-z-]+:lambda:[a-z0-9-]+:)?(?:\d{12}:)?function:[A-Za-z0-9-_]+(?::(.+))?$/

/** The qualifier that a text means: itself, or that of a whole or partial ARN; `$LATEST` is none. */
export function qualifierOf(text: string): string {
  const trimmed = text.trim()
  const match = ARN.exec(trimmed)
  const qualifier = match === null ? trimmed : (match[1] ?? '')
  return qualifier === '$LATEST' ? '' : qualifier
}
