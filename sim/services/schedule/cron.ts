import { calendarDay, dayNumber, MINUTES_PER_DAY } from './calendar'
import { type DayRule, parseDays } from './cronDays'
import { type CronProblem, type CronValues, FIELDS, isProblem, parseValues } from './cronField'

const LAST_DAY = dayNumber({ year: FIELDS.year.max, month: 12, day: 31 })
const FIELD_COUNT = 6

/** When a cron expression runs, in UTC. */
export class CronSchedule {
  /** Minutes of the day at which it runs on a day that matches, ascending. */
  private readonly timesOfDay: readonly number[]

  constructor(
    minutes: CronValues,
    hours: CronValues,
    private readonly months: CronValues,
    private readonly years: CronValues,
    private readonly dayMatches: DayRule,
  ) {
    this.timesOfDay = [...hours]
      .flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute))
      .sort((a, b) => a - b)
  }

  /** The first minute from `minute` on at which it runs, both counted from 1 January 1970; Infinity when there is none. */
  next(minute: number): number {
    let number = Math.floor(minute / MINUTES_PER_DAY)
    let earliest = minute - number * MINUTES_PER_DAY
    while (number <= LAST_DAY) {
      const day = calendarDay(number)
      const { year, month } = day
      if (!this.years.has(year)) number = dayNumber({ year: year + 1, month: 1, day: 1 })
      else if (!this.months.has(month))
        number =
          month === 12 ? dayNumber({ year: year + 1, month: 1, day: 1 }) : dayNumber({ year, month: month + 1, day: 1 })
      else {
        const time = this.dayMatches(day, number)
          ? this.timesOfDay.find((candidate) => candidate >= earliest)
          : undefined
        if (time !== undefined) return number * MINUTES_PER_DAY + time
        number++
      }
      earliest = 0
    }
    return Infinity
  }
}

/** Reads AWS's cron expression of six fields, with or without `cron(…)` around it. */
export function parseCron(text: string): CronSchedule | CronProblem {
  const trimmed = text.trim()
  const inside = /^cron\((.*)\)$/i.exec(trimmed)?.[1] ?? trimmed
  const parts = inside.split(/\s+/).filter((part) => part !== '')
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts
  if (parts.length !== FIELD_COUNT) return wrongCount(inside, parts)
  const minutes = parseValues(minute, FIELDS.minute)
  if (isProblem(minutes)) return minutes
  const hours = parseValues(hour, FIELDS.hour)
  if (isProblem(hours)) return hours
  const days = parseDays(dayOfMonth, dayOfWeek)
  if (isProblem(days)) return days
  const months = parseValues(month, FIELDS.month)
  if (isProblem(months)) return months
  const years = parseValues(year, FIELDS.year)
  if (isProblem(years)) return years
  return new CronSchedule(minutes, hours, months, years, days)
}

function wrongCount(inside: string, parts: readonly string[]): CronProblem {
  if (/^rate\b/i.test(inside.trim()))
    return {
      message: 'This is a rate, not a cron expression.',
      help: 'Choose Rate as the kind of schedule and set its interval.',
    }
  const help =
    parts.length === 5
      ? 'AWS puts the year last, and ? for one of the two days: the Unix expression "0 9 * * *" is "0 9 * * ? *".'
      : 'Write minute, hour, day of month, month, day of week and year, such as 0/15 8-17 ? * MON-FRI *.'
  return { message: `A cron expression of AWS has ${FIELD_COUNT} fields; this one has ${parts.length}.`, help }
}
