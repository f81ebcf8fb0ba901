import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './packageRoot'

/** SVG files of the services' glyphs, by service type. */
export function readGlyphs(): Record<string, string> {
  const folder = join(packageRoot(), 'assets', 'services')
  return Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.svg'))
      .map((file) => [file.slice(0, -'.svg'.length), readFileSync(join(folder, file), 'utf8')]),
  )
}

/** Today, as reports show it: `23 November 2026`. */
export const longDate = (date: Date): string =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
