import { basename } from 'node:path'

const maxLength = 120

/** A suggested file name as every system takes it: no folders, no reserved characters, no leading dots. */
export function safeFileName(suggested: string): string {
  const name = basename(suggested.replaceAll('\\', '/'))
    // oxlint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  // What is too long loses its beginning, so that the extension stays.
  return name.slice(-maxLength) || 'windtunnel'
}
