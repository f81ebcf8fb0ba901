import { type CalendarDay, daysInMonth, weekday } from './calendar'
import { type CronProblem, FIELDS, isProblem, parseValue, parseValues } from './cronField'

/** Whether a day matches; `number` counts days from 1 January 1970. */
export type DayRule = (day: CalendarDay, number: number) => boolean

const SUNDAY = 1
const SATURDAY = 7
const ONE_ONLY = 'Write it alone in the field, without a list.'

/** Reads the day-of-month and day-of-week fields, of which one is `?` and the other decides. */
export function parseDays(dayOfMonth: string, dayOfWeek: string): DayRule | CronProblem {
  if (dayOfMonth === '?' && dayOfWeek === '?')
    return {
      message: 'Day of month and day of week are both ?: no day is chosen.',
      help: 'Write * for one of them to run every day.',
    }
  if (dayOfWeek === '?') return parseDayOfMonth(dayOfMonth)
  if (dayOfMonth === '?') return parseDayOfWeek(dayOfWeek)
  return {
    message: `Day of month (${dayOfMonth}) and day of week (${dayOfWeek}) are both set; AWS takes only one of them.`,
    help: 'Write ? for the one that does not matter.',
  }
}

function parseDayOfMonth(text: string): DayRule | CronProblem {
  const upper = text.toUpperCase()
  if (upper === 'L') return ({ year, month, day }) => day === daysInMonth(year, month)
  const nearest = /^(\d{1,2})W$/.exec(upper)
  if (nearest !== null) {
    const wanted = parseValue(nearest[1]!, FIELDS.dayOfMonth)
    if (typeof wanted !== 'number') return wanted
    return (day, number) => day.day === nearestWeekday(day, number, wanted)
  }
  if (/[LW]/.test(upper) && upper.includes(','))
    return { message: `The day of month "${text}" mixes L or W with other days.`, help: ONE_ONLY }
  const values = parseValues(text, FIELDS.dayOfMonth)
  return isProblem(values) ? values : ({ day }) => values.has(day)
}

/** The weekday from Monday to Friday closest to a day of a month, within the month; 0 when the month is too short. */
function nearestWeekday({ year, month, day }: CalendarDay, number: number, wanted: number): number {
  const last = daysInMonth(year, month)
  if (wanted > last) return 0
  const ofWanted = weekday(number - day + wanted)
  if (ofWanted === SATURDAY) return wanted === 1 ? 3 : wanted - 1
  if (ofWanted === SUNDAY) return wanted === last ? wanted - 2 : wanted + 1
  return wanted
}

function parseDayOfWeek(text: string): DayRule | CronProblem {
  const upper = text.toUpperCase()
  if (upper === 'L') return (_day, number) => weekday(number) === SATURDAY
  const last = /^([^,L]+)L$/.exec(upper)
  if (last !== null) {
    const wanted = parseValue(last[1]!, FIELDS.dayOfWeek)
    if (typeof wanted !== 'number') return wanted
    return ({ year, month, day }, number) => weekday(number) === wanted && day > daysInMonth(year, month) - 7
  }
  if (upper.includes('#')) return parseNth(text)
  if (/,.*L$|L,/.test(upper)) return { message: `The day of week "${text}" mixes L with other days.`, help: ONE_ONLY }
  const values = parseValues(text, FIELDS.dayOfWeek)
  return isProblem(values) ? values : (_day, number) => values.has(weekday(number))
}

/** Reads `3#2`: the second Tuesday of the month. */
function parseNth(text: string): DayRule | CronProblem {
  const [name = '', nth = '', ...more] = text.split('#')
  if (more.length > 0 || !/^[1-5]$/.test(nth))
    return {
      message: `"${text}" is not one weekday of the month.`,
      help: 'Write one day and which of the month it is, from 1 to 5: 3#2 is the second Tuesday. AWS takes one such day only.',
    }
  const wanted = parseValue(name, FIELDS.dayOfWeek)
  if (typeof wanted !== 'number') return wanted
  const week = Number(nth)
  return ({ day }, number) => weekday(number) === wanted && Math.ceil(day / 7) === week
}
