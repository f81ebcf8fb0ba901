import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ORDERS, parsed, temporaryFolder, windtunnel } from './harness'

const PEAK = ['traces', ORDERS, '--scenario', 'peak']
const rowsOf = async (filter: string): Promise<string[]> => {
  const { code, stdout, stderr } = await windtunnel([...PEAK, '--filter', filter])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').filter((line) => /^[0-9a-f]{24} /.test(line))
}

describe('windtunnel traces', () => {
  it('prints a table of the traces kept', async () => {
    const { code, stdout } = await windtunnel(PEAK)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ of \d+ traces kept\nTRACE +START/)
  })

  it('filters by outcome, class, resource, status, duration and cold starts', async () => {
    const throttled = await rowsOf('outcome = TooManyRequestsException')
    expect(throttled.length).toBeGreaterThan(0)
    expect(throttled.every((row) => row.includes('TooManyRequestsException'))).toBe(true)
    expect(await rowsOf('class = throttle')).toEqual(throttled)
    expect(await rowsOf('status == 429')).toEqual(throttled)
    expect(await rowsOf('error')).toEqual(throttled)
    const cold = await rowsOf('cold')
    expect(cold.length).toBeGreaterThan(0)
    expect(cold.every((row) => row.includes(' cold '))).toBe(true)
    expect(await rowsOf('resource = orders-fn and duration > 500 ms')).toEqual(await rowsOf('duration > 0.5s'))
    const all = await rowsOf('resource = users')
    expect((await rowsOf('not (cold or error)')).length).toBe(all.length - cold.length - throttled.length)
    expect(await rowsOf('resource != users')).toEqual([])
  })

  it.each([
    ['', /ends where a condition was expected/],
    ['warm', /has warm, which is no condition/],
    ['outcome > OK', /has > where = or != belongs/],
    ['duration > soon', /has soon where a number belongs/],
    ['resource = order-fn', /names order-fn, which is not known\.\n {2}→ Did you mean orders-fn\?/],
    ['(cold', /lacks a closing parenthesis/],
    ['cold error', /has error where it should end \(character 6\)/],
    ['outcome = "OK', /cannot be read from character/],
    ['('.repeat(1000), /nested too deeply/],
  ])('says what is wrong with the filter %j', async (filter, message) => {
    const { code, stdout, stderr } = await windtunnel([...PEAK, '--filter', filter])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('exports OTLP, X-Ray and Perfetto, the same bytes each time', async () => {
    const otlp = await windtunnel([...PEAK, '--as', 'otlp'])
    expect(parsed<{ resourceSpans: unknown[] }>(otlp.stdout).resourceSpans.length).toBeGreaterThan(0)
    expect(await windtunnel([...PEAK, '--as', 'otlp'])).toEqual(otlp)
    const xray = await windtunnel([...PEAK, '--as', 'xray', '--start', '2026-01-31T09:00:00Z'])
    expect(parsed<{ Traces: { Id: string }[] }>(xray.stdout).Traces[0]!.Id).toMatch(/^1-697dc[0-9a-f]{3}-[0-9a-f]{24}$/)
    const perfetto = await windtunnel([...PEAK, '--as', 'perfetto'])
    expect(parsed<{ traceEvents: unknown[] }>(perfetto.stdout).traceEvents.length).toBeGreaterThan(0)
    expect((await windtunnel([...PEAK, '--as', 'xray', '--start', 'soon'])).code).toBe(2)
  })

  it('writes into a file, in place of an older one', async () => {
    const file = join(temporaryFolder(), 'traces.txt')
    writeFileSync(file, 'older')
    const { code, stdout, stderr } = await windtunnel([...PEAK, '--out', file])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Wrote ${file}\n` })
    expect(readFileSync(file, 'utf8')).toMatch(/traces kept\nTRACE/)
  })
})
