/**
 * How a column writes times. clock: HH:MM(:SS), which may pass midnight. elapsed: a plain number in the unit that the
 * column's name gives, else seconds.
 */
export type TimeKind = 'date' | 'clock' | 'epochSeconds' | 'epochMilliseconds' | 'elapsed'

/** A point in time in seconds, from 1970 (dates, epochs), from midnight (clock) or from any start (elapsed: unscaled). */
export interface CsvTime {
  kind: TimeKind
  seconds: number
}

const DATE =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i
const CLOCK = /^(\d{1,3}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/
const NUMBER = /^\+?\d+(?:\.\d+)?$/

/** Reads a time in any of the accepted forms; null when it is none. */
export function parseCsvTime(text: string): CsvTime | null {
  if (NUMBER.test(text)) {
    const value = Number(text)
    // Seconds since 1970 have passed 1e8 in 1973, milliseconds 1e11.
    if (value >= 1e14) return null
    if (value >= 1e11) return { kind: 'epochMilliseconds', seconds: value / 1000 }
    if (value >= 1e8) return { kind: 'epochSeconds', seconds: value }
    return { kind: 'elapsed', seconds: value }
  }
  const clock = CLOCK.exec(text)
  if (clock) {
    const seconds = secondsOfDay(clock[1], clock[2], clock[3], clock[4])
    return seconds === null ? null : { kind: 'clock', seconds }
  }
  const date = DATE.exec(text)
  if (!date) return null
  const year = Number(date[1])
  const month = Number(date[3])
  const day = Number(date[4])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  const seconds = secondsOfDay(date[5], date[6], date[7], date[8])
  const offset = offsetSeconds(date[9])
  if (seconds === null || seconds >= 86_400 || offset === null) return null
  return { kind: 'date', seconds: daysFromCivil(year, month, day) * 86_400 + seconds - offset }
}

function secondsOfDay(hours = '0', minutes = '0', seconds = '0', fraction = '0'): number | null {
  // A leap second (60) counts as the last of its minute.
  if (Number(minutes) > 59 || Number(seconds) > 60) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Math.min(Number(seconds), 59) + Number(`0.${fraction}`)
}

function offsetSeconds(zone: string | undefined): number | null {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 18 || minutes > 59) return null
  return (zone[0] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60)
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** Days from 1970-01-01 in the Gregorian calendar, counting years from March so that leap days come last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const marchMonth = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  // 719468 days lie between 0000-03-01 and 1970-01-01.
  return marchYear * 365 + leapDays + dayOfYear - 719_468
}
