import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calendarDay,
  dayNumber,
  daysInMonth,
  momentInWords,
  parseMoment,
  weekday,
} from '../../../sim/services/schedule/calendar'
import { type CronSchedule, parseCron } from '../../../sim/services/schedule/cron'
import { isProblem } from '../../../sim/services/schedule/cronField'

const MINUTE = 60_000

const sound = (expression: string): CronSchedule => {
  const parsed = parseCron(expression)
  if (isProblem(parsed)) throw new Error(`${expression}: ${parsed.message}`)
  return parsed
}

/** The next moments from one on, as ISO texts to the minute. */
function moments(expression: string, from: string, count = 3): string[] {
  const schedule = sound(expression)
  const found: string[] = []
  for (let minute = schedule.next(parseMoment(from)!); found.length < count; minute = schedule.next(minute + 1)) {
    if (minute === Infinity) break
    found.push(new Date(minute * MINUTE).toISOString().slice(0, 16))
  }
  return found
}

const problemOf = (expression: string): string => {
  const parsed = parseCron(expression)
  return isProblem(parsed) ? `${parsed.message} ${parsed.help}` : 'none'
}

describe('the calendar', () => {
  it('agrees with the platform’s on every day from 1970 to 2199', () => {
    const last = dayNumber({ year: 2199, month: 12, day: 31 })
    for (let number = 0; number <= last; number++) {
      const day = new Date(number * 1440 * MINUTE)
      const expected = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() }
      if (
        JSON.stringify(calendarDay(number)) !== JSON.stringify(expected) ||
        dayNumber(expected) !== number ||
        weekday(number) !== day.getUTCDay() + 1
      )
        throw new Error(`day ${number} is ${JSON.stringify(calendarDay(number))}, not ${JSON.stringify(expected)}`)
    }
    expect(last).toBe(84_005)
    expect([daysInMonth(2024, 2), daysInMonth(2100, 2), daysInMonth(2026, 4)]).toEqual([29, 28, 30])
  })

  it('reads and writes moments', () => {
    expect(parseMoment('1970-01-02 00:01')).toBe(1_441)
    expect(momentInWords(parseMoment('2026-11-23T08:05')!)).toBe('Mon 2026-11-23 08:05')
    for (const wrong of [
      '',
      '2026-11-23',
      '2026-02-30 00:00',
      '2026-13-01 00:00',
      '2026-11-23 24:00',
      '1969-01-01 00:00',
    ])
      expect(parseMoment(wrong)).toBeNull()
  })
})

describe('SCHED-2: AWS’s cron expressions', () => {
  // Monday, 23 November 2026.
  const MONDAY = '2026-11-23 00:00'

  it.each([
    ['0 10 * * ? *', ['2026-11-23T10:00', '2026-11-24T10:00', '2026-11-25T10:00']],
    ['15 12 * * ? *', ['2026-11-23T12:15', '2026-11-24T12:15', '2026-11-25T12:15']],
    ['0 18 ? * MON-FRI *', ['2026-11-23T18:00', '2026-11-24T18:00', '2026-11-25T18:00']],
    ['0 8 1 * ? *', ['2026-12-01T08:00', '2027-01-01T08:00', '2027-02-01T08:00']],
    ['0/15 * * * ? *', ['2026-11-23T00:00', '2026-11-23T00:15', '2026-11-23T00:30']],
    ['1/10 * * * ? *', ['2026-11-23T00:01', '2026-11-23T00:11', '2026-11-23T00:21']],
    ['0/5 8-17 ? * MON-FRI *', ['2026-11-23T08:00', '2026-11-23T08:05', '2026-11-23T08:10']],
    ['0/30 20-23 ? * sun *', ['2026-11-29T20:00', '2026-11-29T20:30', '2026-11-29T21:00']],
    ['0 9 ? * 2#1 *', ['2026-12-07T09:00', '2027-01-04T09:00', '2027-02-01T09:00']],
    ['0 9 ? * TUE#5 *', ['2026-12-29T09:00', '2027-03-30T09:00', '2027-06-29T09:00']],
    ['15 10 ? * 6L 2027-2028', ['2027-01-29T10:15', '2027-02-26T10:15', '2027-03-26T10:15']],
    ['0 0 ? * L *', ['2026-11-28T00:00', '2026-12-05T00:00', '2026-12-12T00:00']],
    ['0 0 L * ? *', ['2026-11-30T00:00', '2026-12-31T00:00', '2027-01-31T00:00']],
    ['0 0 L 2 ? *', ['2027-02-28T00:00', '2028-02-29T00:00', '2029-02-28T00:00']],
    // 15 November 2026 is a Sunday, 1 August 2026 a Saturday, 31 January 2027 a Sunday.
    ['0 0 15W * ? *', ['2026-12-15T00:00', '2027-01-15T00:00', '2027-02-15T00:00']],
    ['0 0 1W 5 ? *', ['2027-05-03T00:00', '2028-05-01T00:00', '2029-05-01T00:00']],
    ['0 0 31W * ? 2027', ['2027-01-29T00:00', '2027-03-31T00:00', '2027-05-31T00:00']],
    ['30 1,13 1/10 JAN,3 ? *', ['2027-01-01T01:30', '2027-01-01T13:30', '2027-01-11T01:30']],
    ['0 0 29 2 ? *', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['0 0 30 2 ? *', []],
    ['0 0 1 1 ? 2020', []],
    [' CRON(0 10 * * ? 2026) ', ['2026-11-23T10:00', '2026-11-24T10:00', '2026-11-25T10:00']],
  ])('%s', (expression, expected) => {
    expect(moments(expression, MONDAY)).toEqual(expected)
  })

  it.each([
    ['', 'has 6 fields; this one has 0'],
    ['0 9 * * *', '"0 9 * * ? *"'],
    ['rate(5 minutes)', 'This is a rate'],
    ['0 9 * * * *', 'takes only one of them'],
    ['0 9 1 * MON *', 'takes only one of them'],
    ['0 9 ? * ? *', 'no day is chosen'],
    ['60 9 * * ? *', 'The minute 60 is not between 0 and 59'],
    ['0 24 * * ? *', 'The hour 24 is not between 0 and 23'],
    ['0 9 0 * ? *', 'The day of month 0 is not between 1 and 31'],
    ['0 9 ? * 0 *', '1 (Sunday) to 7 (Saturday)'],
    ['0 9 ? * MONDAY *', '"MONDAY" is not a day of week'],
    ['0 9 * 13 ? *', 'The month 13'],
    ['0 9 * * ? 1969', 'The year 1969'],
    ['*/0 * * * ? *', 'The step /0'],
    ['*/99 * * * ? *', 'The step /99'],
    ['0 22-6 * * ? *', 'Write it as two ranges: 22-23,0-6.'],
    ['0 9 ? * FRI-MON *', 'FRI-SAT,SUN-MON'],
    ['0 9 ? * 3#1,6#3 *', 'AWS takes one such day only'],
    ['0 9 ? * 3#6 *', 'from 1 to 5'],
    ['0 9 L,3 * ? *', 'mixes L or W'],
    ['0 9 32W * ? *', 'The day of month 32'],
    ['0 9 ? * 2,6L *', 'mixes L with other days'],
    ['1,,2 9 * * ? *', 'is not a minute'],
    ['? 9 * * ? *', '"?" is not a minute'],
    ['1- 9 * * ? *', '"1-" is not a minute'],
    ['1/2/3 9 * * ? *', 'is not a minute'],
  ])('%s is refused with what to write instead', (expression, words) => {
    expect(problemOf(expression)).toContain(words)
  })

  it('reads any text without failing', () => {
    const alphabet = fc.string({ unit: fc.constantFrom(...'0123456789*,-/?LW# SUNMOABR()'.split('')), maxLength: 60 })
    const nearly = fc
      .tuple(
        fc.constantFrom('0/15 8-17 ? * MON-FRI *', '0 9 L * ? 2027', '0 9 ? * 2#1 *', '5 0 15W JAN ? *'),
        fc.nat(30),
        alphabet,
      )
      .map(([text, at, other]) => text.slice(0, at) + other.slice(0, 2) + text.slice(at + 1))
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 256 }), alphabet, nearly), fc.nat(84_005 * 1440), (text, from) => {
        const parsed = parseCron(text)
        if (isProblem(parsed)) {
          expect(parsed.message).toMatch(/\.$/)
          expect(parsed.help).toMatch(/\.$/)
          return
        }
        const next = parsed.next(from)
        expect(next >= from).toBe(true)
        expect(next === Infinity || Number.isInteger(next)).toBe(true)
      }),
      { numRuns: 3_000, seed: 7 },
    )
  })

  it('runs exactly when every field matches', () => {
    const list = (min: number, max: number) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant({ text: '*', has: (_value: number) => true }) },
        fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((values) => ({
          text: values.join(','),
          has: (value: number) => values.includes(value),
        })),
        fc.tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: 7 })).map(([from, step]) => ({
          text: `${from}/${step}`,
          has: (value: number) => value >= from && (value - from) % step === 0,
        })),
        fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => ({
          text: `${Math.min(a, b)}-${Math.max(a, b)}`,
          has: (value: number) => value >= Math.min(a, b) && value <= Math.max(a, b),
        })),
      )
    const expression = fc.record({
      minute: list(0, 59),
      hour: list(0, 23),
      month: list(1, 12),
      byWeek: fc.boolean(),
      dayOfMonth: list(1, 31),
      dayOfWeek: list(1, 7),
    })
    fc.assert(
      fc.property(expression, fc.integer({ min: 20_000, max: 22_000 }), fc.nat(1_439), (fields, day, ofDay) => {
        const { minute, hour, month, byWeek, dayOfMonth, dayOfWeek } = fields
        const days = byWeek ? ['?', month.text, dayOfWeek.text] : [dayOfMonth.text, month.text, '?']
        const schedule = sound(`${minute.text} ${hour.text} ${days.join(' ')} *`)
        const matches = (at: number): boolean => {
          const moment = new Date(at * MINUTE)
          return (
            minute.has(moment.getUTCMinutes()) &&
            hour.has(moment.getUTCHours()) &&
            month.has(moment.getUTCMonth() + 1) &&
            (byWeek ? dayOfWeek.has(moment.getUTCDay() + 1) : dayOfMonth.has(moment.getUTCDate()))
          )
        }
        const from = day * 1440 + ofDay
        const next = schedule.next(from)
        if (next !== Infinity) expect(matches(next)).toBe(true)
        // Every minute of two days before it, and one in 61 further back: none was left out.
        for (let at = from; at < Math.min(next, from + 2_880); at++) if (matches(at)) expect(next).toBe(at)
        for (let at = from; at < Math.min(next, from + 400 * 1440); at += 61) if (matches(at)) expect(next).toBe(at)
      }),
      { numRuns: 300, seed: 11 },
    )
  })
})
