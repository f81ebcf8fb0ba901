import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAssertion } from '../../../../sim/analysis/assertions/parse'

function parsed(text: string) {
  const result = parseAssertion(text)
  if (!('ok' in result)) throw new Error(`${result.error} at ${result.position}`)
  return result.ok
}

function problem(text: string) {
  const result = parseAssertion(text)
  if ('ok' in result) throw new Error(`accepted: ${text}`)
  return result
}

describe('assertions that can be read', () => {
  it.each([
    ['p99(orders-api) < 300ms', { kind: 'statistic', statistic: 'p99', resourceId: 'orders-api', metric: null }],
    [
      '  p999 ( orders-api ,  Latency )<1s ',
      { kind: 'statistic', statistic: 'p999', resourceId: 'orders-api', metric: 'Latency' },
    ],
    ['max(total) <= 2 s', { kind: 'statistic', statistic: 'maximum', resourceId: null, metric: null }],
    ['mean(a)<5m', { kind: 'statistic', statistic: 'average', resourceId: 'a', metric: null }],
    ['min(a)>0', { kind: 'statistic', statistic: 'minimum', resourceId: 'a', metric: null }],
    ['throttles(total) == 0', { kind: 'throttles', resourceId: null }],
    ['throttles(fn)!=1k', { kind: 'throttles', resourceId: 'fn' }],
    ['cost(month) < $20', { kind: 'cost', of: 'month', resourceId: null }],
    ['cost(request, fn) < 0.001$', { kind: 'cost', of: 'request', resourceId: 'fn' }],
    ['errorRate(total) < 0.1%', { kind: 'errorRate', resourceId: null }],
    ['availability(api) >= 99.95%', { kind: 'availability', resourceId: 'api' }],
    ['rate(api) > 1.5k/s', { kind: 'rate', resourceId: 'api' }],
    ['count(api) > 2M', { kind: 'count', resourceId: 'api' }],
    ['requests(total) >= 1e6', { kind: 'count', resourceId: null }],
    ['hitRate(api) > 80 %', { kind: 'hitRate', resourceId: 'api' }],
    [
      'metric(jobs, SentMessageSize, P99) < 256KB',
      { kind: 'statistic', statistic: 'p99', resourceId: 'jobs', metric: 'SentMessageSize' },
    ],
    [
      'metric(fn, Invocations, sum) > 5',
      { kind: 'statistic', statistic: 'sum', resourceId: 'fn', metric: 'Invocations' },
    ],
  ])('%s', (text, measure) => {
    expect(parsed(text).measure).toEqual(measure)
  })

  it('keep limit and unit apart from k and M', () => {
    expect(parsed('p99(a) < 1.5 s')).toMatchObject({
      limit: 1.5,
      unit: { dimension: 'time', factor: 1000 },
      operator: '<',
    })
    expect(parsed('rate(a) > 2k/s')).toMatchObject({ limit: 2000, unit: { dimension: 'rate', factor: 1 } })
    expect(parsed('count(a) > 2M')).toMatchObject({ limit: 2_000_000, unit: { dimension: null } })
    expect(parsed('cost(run) <= $ 1.5k')).toMatchObject({ limit: 1500, unit: { dimension: 'money' } })
    expect(parsed('mean(a, B) >= .5 GB')).toMatchObject({ limit: 0.5, unit: { dimension: 'bytes', factor: 1024 ** 3 } })
    expect(parsed(' p99( a , B )<1m ')).toMatchObject({
      subject: 'p99(a, B)',
      text: 'p99( a , B )<1m',
      unit: { factor: 60_000 },
    })
  })
})

describe('assertions that cannot be read', () => {
  it.each([
    ['', 0, 'a measure is missing'],
    ['   < 3', 3, 'a measure is missing'],
    ['p98(api) < 3', 0, '"p98" is no measure'],
    ['p99 < 3', 4, 'a ( must follow p99'],
    ['p99(api < 3', 11, 'the ) after p99( is missing'],
    ['p99() < 3', 4, 'p99(...) needs the id of a resource, or total'],
    ['p99(api,) < 3', 8, 'p99(...) needs the name of a metric after the comma'],
    ['p99(api, B, C) < 3', 12, 'p99(...) takes 2 arguments'],
    ['p99(total, B) < 3', 11, 'total has no metrics of its own'],
    ['throttles(a, b) < 3', 13, 'throttles(...) takes 1 argument'],
    ['cost(year) < 3', 5, 'cost(...) cannot be taken of "year"'],
    ['metric(a, b) < 3', 11, 'metric(...) needs a statistic, such as sum or p99'],
    ['metric(a, b, middle) < 3', 13, '"middle" is no statistic'],
    ['p99(api)', 8, 'an operator is missing'],
    ['p99(api) = 3', 9, '"=" is no operator'],
    ['p99(api) =< 3', 9, '"=<" is no operator'],
    ['p99(api) <', 10, 'a number must follow the operator'],
    ['p99(api) < fast', 11, 'a number must follow the operator'],
    ['p99(api) < 3 parsecs', 13, '"parsecs" is no unit'],
    ['p99(api) < 1,000 ms', 12, 'numbers have no thousands separator'],
    ['p99(api) < 1e999', 11, 'the number is too large'],
    ['cost(run) < $3ms', 14, '"ms" cannot follow an amount of dollars'],
    ['cost(run) < 3 ms', 14 - 2, 'cost does not compare with ms'],
    ['rate(api) < 3 $', 12, 'rate does not compare with $'],
    ['p99(constructor) < 3 toString', 21, '"toString" is no unit'],
  ])('%j', (text, position, error) => {
    expect(problem(text)).toMatchObject({ position, error })
    expect(problem(text).help).not.toBe('')
  })

  it('suggest the nearest measure', () => {
    expect(problem('throtles(total) == 0').help).toContain('did you mean throttles?')
    expect(problem('metric(a, b, averge) == 0').help).toContain('did you mean average?')
  })

  it('never throw', () => {
    const token = fc.oneof(
      fc.constantFrom(
        'p99',
        'cost',
        'metric',
        '(',
        ')',
        ',',
        '<',
        '<=',
        '==',
        '!',
        '300',
        'ms',
        '%',
        '$',
        'k',
        'M',
        '/s',
        'total',
        'run',
        ' ',
        '__proto__',
        '1e5',
      ),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const text = tokens.join('')
        const result = parseAssertion(text)
        if ('ok' in result) expect(Number.isFinite(result.ok.limit)).toBe(true)
        else {
          expect(result.position >= 0 && result.position <= text.length).toBe(true)
          expect(result.error !== '' && result.help !== '').toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
