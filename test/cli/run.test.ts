import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunReport } from '../../sim/index'
import { ORDERS, parsed, temporaryFolder, windtunnel } from './harness'

const json = async (...args: string[]): Promise<RunReport & Record<string, never>> => {
  const { stdout } = await windtunnel(['run', ORDERS, '--format', 'json', ...args])
  return parsed(stdout)
}

describe('windtunnel run', () => {
  it('reports a run as text, without colour in a pipe', async () => {
    const { code, stdout, stderr } = await windtunnel(['run', ORDERS, '--scenario', 'peak'])
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Orders · Peak +1 m · us-east-1 · seed 1\n/)
    for (const section of ['Requests', 'Response time', 'Resources', 'Throttles', 'Cost'])
      expect(stdout).toContain(section)
    expect(stdout).toMatch(/Reserved concurrency of Orders function: limit 5 executions/)
    expect(stdout).toMatch(/429, ReservedFunctionConcurrentInvocationLimitExceeded/)
    expect(stdout).toMatch(/checked \d{4}-\d\d-\d\d/)
    expect(stdout).not.toContain('\u001b')
  })

  it('fits a terminal of 80 columns, in colour unless NO_COLOR is set', async () => {
    const coloured = await windtunnel(['run', ORDERS], { terminal: 80 })
    expect(coloured.stdout).toContain('\u001b[1mOrders · Quiet day')
    const { stdout } = await windtunnel(['run', ORDERS], { terminal: 80, env: { NO_COLOR: '1' } })
    expect(stdout).not.toContain('\u001b')
    const lines = stdout.split('\n').filter((line) => !/^\s+https:/.test(line))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('draws its progress on standard error of a terminal only, and takes it away', async () => {
    const { stderr } = await windtunnel(['run', ORDERS], { terminal: 80 })
    expect(stderr).toMatch(/▕█.*▏ +\d+% {2}\S+ events\/s {2}.* left/)
    expect(stderr.endsWith('\r\u001b[K')).toBe(true)
  })

  it('prints one JSON document with what scripts rely on', async () => {
    const { code, stdout, stderr } = await windtunnel(['run', ORDERS, '--format', 'json', '--scenario', 'Peak'])
    const report = parsed<RunReport>(stdout)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(report).toMatchObject({ design: 'Orders', scenario: 'peak', seed: 1, durationMs: 60_000 })
    const { total, ok, clientErrors, throttled, faults, unfinished } = report.requests
    expect(total).toBe(ok + clientErrors + throttled + faults + unfinished)
    expect(report.throttles.reduce((sum, { count }) => sum + count, 0)).toBe(throttled)
    expect(report.throttles[0]).toMatchObject({
      resourceId: 'orders-fn',
      unit: expect.any(String),
      source: expect.any(String),
    })
    expect(report.resources['orders-fn']!.metrics['Throttles']).toMatchObject({ sum: throttled, unit: 'Count' })
    expect(report.latency).toMatchObject({ unit: 'ms', p99: expect.any(Number) })
    expect(report.cost.lines.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(report.cost.month, 9)
    expect(report.engine.events).toBeGreaterThan(0)
    expect(report.engine.wallMs).toBeGreaterThan(0)
  })

  it('gives the same bytes for the same inputs, the engine’s own figures apart', async () => {
    const { engine: _first, ...first } = await json('--seed', '7')
    const { engine: _second, ...second } = await json('--seed', '7')
    const { engine: _other, ...other } = await json('--seed', '8')
    expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(first))
  })

  it('runs as long as told', async () => {
    expect((await json('--duration', '1m30s')).durationMs).toBe(90_000)
    expect((await json('--duration', '20')).durationMs).toBe(20_000)
  })

  it('changes settings for this run, in any unit', async () => {
    const limited = await json('--scenario', 'peak')
    const free = await json(
      '--scenario',
      'peak',
      '--set',
      'orders-fn.reservedConcurrency=none',
      '--set',
      'orders-fn.memoryMb=1GB',
    )
    expect(limited.requests.throttled).toBeGreaterThan(0)
    expect(free.requests.throttled).toBe(0)
    const unreserved = ['--set', 'orders-fn.reservedConcurrency=none', '--set', 'orders-fn.timeoutSeconds=1m']
    const slow = await json(...unreserved, '--set', 'orders-fn.compute={"kind":"constant","value":400}')
    const fast = await json(...unreserved, '--set', 'orders-fn.compute=2ms')
    expect(slow.latency.p50!).toBeGreaterThan(fast.latency.p50! * 10)
  })

  it('changes the account: quotas and free tier', async () => {
    const none = ['--set', 'orders-fn.reservedConcurrency=none']
    const report = await json(
      '--scenario',
      'peak',
      ...none,
      '--set',
      'account.lambda.concurrentExecutions=2',
      '--set',
      'account.freeTier=true',
    )
    expect(report.throttles.map(({ limitId }) => limitId)).toContain('lambda.accountConcurrency')
    expect(report.cost.freeTier).toBe(true)
  })

  it('exits with 1 when an assertion fails, and says by how much', async () => {
    const kept = await windtunnel(['run', ORDERS, '--assert', 'p99(total) < 10s'])
    expect(kept.code).toBe(0)
    expect(kept.stdout).toMatch(/Assertions {2}all kept\n {2}✓ p50\(total\) < 5s/)
    const broken = await windtunnel(['run', ORDERS, '--assert', 'p99(total) < 1ms', '--assert', 'requests(total) > 1'])
    expect(broken.code).toBe(1)
    expect(broken.stdout).toMatch(/Assertions {2}1 of 3 broken/)
    expect(broken.stdout).toMatch(/✗ p99\(total\) < 1ms\n.*above the promised 1 ms/)
    const asJson = await windtunnel(['run', ORDERS, '--assert', 'p99(total) < 1ms', '--format', 'json'])
    expect(asJson.code).toBe(1)
    expect(parsed<RunReport>(asJson.stdout).assertions.map(({ passed }) => passed)).toEqual([true, false])
  })

  it('repeats with consecutive seeds and gives confidence intervals', async () => {
    const { code, stdout } = await windtunnel(['run', ORDERS, '--replications', '3', '--format', 'json', '--seed', '5'])
    const { replications, ...report } = parsed<
      RunReport & {
        replications: {
          count: number
          seeds: number[]
          confidence: Record<string, Record<string, { mean: number; low: number; high: number }>>
        }
      }
    >(stdout)
    expect(code).toBe(0)
    expect(replications).toMatchObject({ count: 3, seeds: [5, 6, 7] })
    const { total } = replications.confidence['requests']!
    expect(total!.low).toBeLessThan(total!.mean)
    expect(total!.high).toBeGreaterThan(total!.mean)
    expect(Object.keys(replications.confidence)).toEqual(['requests', 'latency', 'throttles', 'cost'])
    const { engine: _engine, ...single } = await json('--seed', '5')
    const { engine: _ownEngine, ...first } = report
    expect(first).toEqual(single)
    expect((await windtunnel(['run', ORDERS, '--replications', '2'])).stdout).toContain(
      '2 replications  mean and 95% confidence',
    )
  })

  it('breaks a promise that one replication breaks', async () => {
    const means = await Promise.all(['1', '2', '3'].map(async (seed) => (await json('--seed', seed)).latency.mean!))
    const promise = `mean(total) < ${Math.max(...means)}ms`
    const { code, stdout } = await windtunnel(['run', ORDERS, '--replications', '3', '--assert', promise])
    expect(code).toBe(1)
    expect(stdout).toMatch(/\(kept in 2 of 3\s+replications\)/)
  })

  it('plays recorded traffic for as long as it was recorded', async () => {
    const file = join(temporaryFolder(), 'friday.csv')
    writeFileSync(file, 'time,count\n0,100\n60,200\n120,50\n')
    const report = await json('--scenario', 'peak', '--replay', `users=${file}`)
    expect(report.durationMs).toBe(180_000)
    expect(report.requests.total).toBe(350)
  })

  it('writes all reports into a folder', async () => {
    const folder = join(temporaryFolder(), 'deep', 'results')
    const { code, stderr } = await windtunnel(['run', ORDERS, '--out', folder])
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote six files to ${folder}\n` })
    const names = ['cost.csv', 'cost.html', 'diagram.svg', 'metrics.csv', 'run.json', 'traces.json']
    expect(readdirSync(folder).sort()).toEqual(names)
    const content = (name: string): string => readFileSync(join(folder, name), 'utf8')
    expect(parsed<RunReport>(content('run.json')).design).toBe('Orders')
    expect(content('metrics.csv')).toMatch(/^time_s,resource,metric,statistic,value/)
    expect(content('cost.html')).toContain('23 November 2026')
    expect(content('diagram.svg')).toMatch(/^<svg/)
    expect(parsed<{ resourceSpans: unknown[] }>(content('traces.json')).resourceSpans.length).toBeGreaterThan(0)
  })

  it('reads the design from standard input', async () => {
    const { code, stdout } = await windtunnel(['run', '-', '--format', 'json'], { stdin: readFileSync(ORDERS) })
    expect(code).toBe(0)
    expect(parsed<RunReport>(stdout).scenario).toBe('quiet')
  })
})
