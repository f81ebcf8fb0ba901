import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Newest modification time (ms) of a file or of anything below a folder; 0 when it does not exist. */
export function newestChange(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  let newest = stat.mtimeMs
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    newest = Math.max(newest, newestChange(join(path, entry.name)))
  }
  return newest
}

/** True when `output` exists and none of `sources` (files or folders) has changed since it was written. */
export function isFresh(output, sources) {
  if (!existsSync(output)) return false
  const builtAt = statSync(output).mtimeMs
  return sources.every((source) => newestChange(source) <= builtAt)
}
