/** A day of the Gregorian calendar. */
export interface CalendarDay {
  year: number
  /** 1 to 12. */
  month: number
  /** 1 to 31. */
  day: number
}

export const MINUTES_PER_DAY = 1_440
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Days from 1 January 1970 to a day. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0
  return (year - 1970) * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1]! + leapDay + day - 1
}

/** The day that lies so many days after 1 January 1970. */
export function calendarDay(number: number): CalendarDay {
  let year = 1970 + Math.floor(number / 365.2425)
  while (dayNumber({ year, month: 1, day: 1 }) > number) year--
  while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= number) year++
  let month = 12
  while (dayNumber({ year, month, day: 1 }) > number) month--
  return { year, month, day: number - dayNumber({ year, month, day: 1 }) + 1 }
}

/** Day of the week as AWS counts it: 1 is Sunday, 7 Saturday. 1 January 1970 was a Thursday. */
export const weekday = (number: number): number => ((((number + 4) % 7) + 7) % 7) + 1

/** Minutes from 1 January 1970 to `2026-11-23 08:30`; null when the text is no such moment. */
export function parseMoment(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})$/.exec(text.trim())
  if (match === null) return null
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59) return null
  return dayNumber({ year, month, day }) * MINUTES_PER_DAY + hour * 60 + minute
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A moment in words, such as `Mon 2026-11-23 08:30`, given minutes from 1 January 1970. */
export function momentInWords(minutes: number): string {
  const number = Math.floor(minutes / MINUTES_PER_DAY)
  const { year, month, day } = calendarDay(number)
  const ofDay = minutes - number * MINUTES_PER_DAY
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${WEEKDAYS[weekday(number) - 1]} ${year}-${two(month)}-${two(day)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}
