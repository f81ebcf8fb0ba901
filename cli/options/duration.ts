import { InvalidArgumentError } from 'commander'

const SECONDS: Record<string, number> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86_400 }
const PART = /(\d+(?:\.\d+)?)\s*(ms|min|s|m|h|d)/gy

/** Seconds of a duration such as `10m`, `90s`, `1h30m`, `250ms` or `45` (seconds). */
export function parseDuration(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return positive(Number(text))
  let seconds = 0
  let at = 0
  while (at < text.length) {
    PART.lastIndex = at
    const part = PART.exec(text)
    if (part === null) throw new InvalidArgumentError('Write a duration such as 10m, 90s, 1h30m or 250ms.')
    seconds += Number(part[1]) * SECONDS[part[2]!]!
    at = PART.lastIndex
  }
  return positive(seconds)
}

function positive(seconds: number): number {
  if (!(seconds > 0)) throw new InvalidArgumentError('It must be longer than 0.')
  return seconds
}
