import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCountsCsv, type CsvProblem, type RecordedCounts } from '../../../sim/traffic/csv'
import { parseCsvTime } from '../../../sim/traffic/csvTime'

function recorded(text: string): RecordedCounts {
  const result = parseCountsCsv(text, 'traffic.csv')
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result
}

function problems(text: string): CsvProblem[] {
  const result = parseCountsCsv(text, 'traffic.csv')
  if (!('problems' in result)) throw new Error(`read ${result.counts.length} counts`)
  for (const problem of result.problems) expect(problem.help).not.toBe('')
  return result.problems
}

describe('accepted files', () => {
  it.each([
    [
      'a header, ISO times',
      'timestamp,count\n2026-01-31T09:00:00Z,5\n2026-01-31T09:01:00Z,0\n2026-01-31T09:02:00Z,7\n',
      60,
    ],
    ['no header, seconds', '0,5\n1,0\n2,7', 1],
    ['seconds from any start', '100;5\n110;0\n120;7', 10],
    ['semicolons and CRLF', 'time;requests\r\n09:00;5\r\n09:05;0\r\n09:10;7\r\n', 300],
    ['tabs and a BOM', '\uFEFFsecond\tinvocations\n0\t5\n1\t0\n2\t7\n', 1],
    ['minutes by name', 'Minute,Requests\n1,5\n2,0\n3,7\n', 60],
    ['milliseconds by name', 'time (ms),value\n0,5\n1000,0\n2000,7\n', 1],
    ['hours by name', 'hour,count\n0,5\n1,0\n2,7\n', 3600],
    ['epoch seconds', '1767225600,5\n1767225660,0\n1767225720,7', 60],
    ['epoch milliseconds', '1767225600000,5\n1767225600500,0\n1767225601000,7', 0.5],
    ['HH:MM:SS', '9:59:58,5\n9:59:59,0\n10:00:00,7', 1],
    ['a clock past midnight', '23:50,5\n23:55,0\n00:00,7', 300],
    ['dates alone', 'date,total\n2028-02-28,5\n2028-02-29,0\n2028-03-01,7', 86_400],
    ['slashes and no zone', '2026/01/31 23:59,5\n2026/02/01 00:00,0\n2026/02/01 00:01,7', 60],
    ['zones', '2026-03-29T01:59:00+01:00,5\n2026-03-29T03:00:00+02:00,0\n2026-03-29T01:01:00Z,7', 60],
    ['quoted fields', '"time","number of ""requests"""\n"0","5"\n"1","0"\n"2","7"\n', 1],
    ['quoted fields with semicolons', '"time";"count, all"\n"0";"5"\n"1";"0"\n"2";"7"\n', 1],
    ['blank lines and empty cells at the end', '0,5\n1,0\n2,7\n\n,\n  \n', 1],
    ['the columns in another order among others', 'region,count,time\neu,5,0\neu,0,1\nus,7,2\n', 1],
    ['the count first and the time unnamed', 'count,when\n5,0\n0,1\n7,2\n', 1],
    ['whole numbers in other forms', '0,5.0\n1,0e0\n2,+7', 1],
    ['rates per second in rows of a second', 'time,rps\n0,5\n1,0\n2,7', 1],
    ['lines ended by CR', 'time,count\r0,5\r1,0\r2,7\r', 1],
  ])('%s', (_, text, binSeconds) => {
    expect(recorded(text)).toEqual({ binSeconds, counts: [5, 0, 7] })
  })
})

describe('problems', () => {
  const lineOf = (text: string): [number, string][] => problems(text).map((problem) => [problem.line, problem.message])

  it('names every wrong count', () => {
    const text = 'time,count\n0,5\n1,many\n2,-3\n3,2.5\n4,\n5,NaN\n6,0x10\n7,"1,000"\n8,1e99\n9,Infinity\n10'
    expect(lineOf(text)).toEqual([
      [3, '"many" is not a number'],
      [4, 'the count -3 is negative'],
      [5, 'the count 2.5 is not a whole number in range'],
      [6, 'the count is missing'],
      [7, '"NaN" is not a number'],
      [8, '"0x10" is not a number'],
      [9, '"1,000" is not a number'],
      [10, 'the count 1e99 is not a whole number in range'],
      [11, '"Infinity" is not a number'],
      [12, 'the count is missing'],
    ])
  })

  it('names wrong times', () => {
    expect(
      lineOf('time,count\n2026-01-31T09:00Z,1\n2026-02-30T09:00Z,1\nnow,1\n09:00,1\n2026-01-31T25:00Z,1\n,4'),
    ).toEqual([
      [3, '"2026-02-30T09:00Z" is not a time'],
      [4, '"now" is not a time'],
      [5, '"09:00" is written differently from the times above, which are dates'],
      [6, '"2026-01-31T25:00Z" is not a time'],
      [7, 'the time is missing'],
    ])
  })

  it('names gaps, duplicates and disorder', () => {
    expect(lineOf('0,1\n60,1\n120,1\n300,1\n360,1\n360,1\n60,1\n120,1\n150,1\n210,1\n330,1')).toEqual([
      [4, '2 rows are missing: 180 s pass since line 3, elsewhere 60 s'],
      [6, 'the time is the same as on line 5'],
      [7, 'the time is earlier than on line 6'],
      [9, '30 s pass since line 8, elsewhere 60 s'],
      [11, 'a row is missing: 120 s pass since line 10, elsewhere 60 s'],
    ])
  })

  it('takes rows left out where nothing arrived for gaps even when they are many', () => {
    expect(lineOf('0,1\n60,1\n180,1\n300,1\n420,1')).toHaveLength(3)
  })

  it('counts lines through quoted line breaks and blank lines', () => {
    expect(lineOf('"time\n(s)",count\n\n0,1\n1,x\n')).toEqual([[5, '"x" is not a number']])
  })

  it.each([
    ['', 0, 'traffic.csv: the file is empty'],
    ['\uFEFF\r\n \n', 0, 'traffic.csv: the file is empty'],
    ['count\n5\n', 1, 'there is only one column'],
    ['time,count\n', 0, 'traffic.csv: fewer than two rows hold data'],
    ['time,count\n0,5', 0, 'traffic.csv: fewer than two rows hold data'],
    ['0,1,2\n1,1,2', 1, 'there are 3 columns without names'],
    ['time,apples,pears\n0,1,2\n1,1,2', 1, 'none of the columns "time", "apples", "pears" is known to hold counts'],
    ['0,1\n1,"2\n2,3', 2, 'a quotation mark is opened and never closed'],
    ['time,rps\n0,5\n60,6', 1, 'the column "rps" holds rates per second, in rows of 60 s'],
    ['0,1\n0,2', 2, 'the time is the same as on line 1'],
  ])('%j', (text, line, message) => {
    expect(lineOf(text)[0]).toEqual([line, message])
  })

  it('refuses very large files and lists at most 100 problems', () => {
    const rows = Array.from({ length: 200_001 }, (_, i) => `${i},1`)
    expect(lineOf(rows.join('\n'))).toEqual([[0, 'traffic.csv: there are more than 200,000 rows']])
    expect(recorded(rows.slice(1).join('\n')).counts).toHaveLength(200_000)
    expect(recorded(['time,count', ...rows.slice(1)].join('\n')).counts).toHaveLength(200_000)
    expect(lineOf('x'.repeat(64 * 1024 * 1024 + 1))).toEqual([[0, 'traffic.csv: the file is larger than 64 MB']])
    const wrong = lineOf(Array.from({ length: 500 }, (_, i) => `${i},x`).join('\n'))
    expect(wrong).toHaveLength(101)
    expect(wrong.at(-1)).toEqual([0, '400 further problems are not listed'])
  })
})

describe('times', () => {
  it('agree with the platform for any date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          const time = parseCsvTime(date.toISOString())
          expect(time?.kind).toBe('date')
          expect(Math.round(time!.seconds * 1000)).toBe(date.getTime())
        },
      ),
    )
  })
})

describe('any file', () => {
  it('is read whole or refused with a line and help', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'time',
        'count',
        '0',
        '1',
        '2',
        '-1',
        '1.5',
        '09:00',
        '2026-01-31T09:00Z',
        '"',
        '""',
        '"a',
        'NaN',
        '',
        ' ',
      ),
      fc.string({ maxLength: 8 }),
      fc.integer({ min: 0, max: 2e12 }).map(String),
    )
    const piece = fc.oneof(cell, fc.constantFrom(',', ';', '\t', '\n', '\r\n', '\r', '\uFEFF'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const lines = text.split(/\r\n|\r|\n/).length
        const result = parseCountsCsv(text, 'any.csv')
        if ('problems' in result) {
          expect(result.problems.length).toBeGreaterThan(0)
          for (const { line, message, help } of result.problems) {
            expect(line >= 0 && line <= lines).toBe(true)
            expect(message !== '' && help !== '').toBe(true)
          }
        } else {
          expect(result.binSeconds).toBeGreaterThan(0)
          expect(result.counts.length).toBeGreaterThanOrEqual(2)
          for (const count of result.counts) expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('that is well formed gives its counts back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 2, maxLength: 50 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(1, 5, 60, 300, 86_400),
        fc.boolean(),
        fc.boolean(),
        (counts, delimiter, newline, binSeconds, header, quoted) => {
          const mark = quoted ? '"' : ''
          const rows = counts.map((count, i) => [
            `${mark}${new Date(1.7e12 + i * binSeconds * 1000).toISOString()}${mark}`,
            `${mark}${count}${mark}`,
          ])
          if (header) rows.unshift(['Timestamp', `${mark}Invocations${mark}`])
          const text = rows.map((row) => row.join(delimiter)).join(newline) + newline
          expect(recorded(text)).toEqual({ binSeconds, counts })
        },
      ),
    )
  })
})
