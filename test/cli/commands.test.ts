import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fidelityStudies, type RunReport, services } from '../../sim/index'
import { designPath, ORDERS, parsed, temporaryFolder, windtunnel } from './harness'

describe('windtunnel check', () => {
  it('finds nothing wrong with a sound design', async () => {
    expect(await windtunnel(['check', ORDERS])).toEqual({
      code: 0,
      stdout: `✓ ${ORDERS}: nothing wrong\n`,
      stderr: '',
    })
    expect((await windtunnel(['check', ORDERS, '--format', 'json'])).stdout).toBe('{\n  "problems": []\n}\n')
  })

  it('lists problems by severity with resource, code and what to do', async () => {
    const { code, stdout, stderr } = await windtunnel(['check', designPath('flawed')])
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(stdout).toMatch(/^\S+\n\n2 errors\n/)
    expect(stdout).toMatch(
      /✗ Memory must be between 128 and 10,240 MB; it is 64 MB\.\n {4}→ .*\n(.*\n)? {4}resources\[fn\]\.config\.memoryMb {2}number\.outOfRange/,
    )
  })

  it('reads assertions and looks at resources and connections together', async () => {
    const design = parsed<{ connections: unknown[]; scenarios: { assertions: unknown[] }[] }>(
      readFileSync(ORDERS, 'utf8'),
    )
    design.connections = []
    design.scenarios[0]!.assertions = [
      { id: 'typo', expression: 'p99 < 300ms' },
      { id: 'unknown', expression: 'p99(order-fn) < 300ms' },
      { id: 'metric', expression: 'metric(orders-fn, Trottles, sum) == 0' },
    ]
    const { code, stdout } = await windtunnel(['check', '-'], { stdin: JSON.stringify(design) })
    expect(code).toBe(2)
    expect(stdout).toMatch(/^standard input\n\n3 errors\n/)
    expect(stdout).toContain('Assertion p99 < 300ms: ')
    expect(stdout).toContain('there is no resource order-fn.\n    → Did you mean orders-fn?')
    expect(stdout).toContain('orders-fn has no metric Trottles.\n    → Did you mean Throttles?')
    expect(stdout).toContain('scenarios[quiet].assertions[metric]  assertion.metric')
    expect(stdout.indexOf('3 errors')).toBeLessThan(stdout.indexOf('warning'))
    expect(stdout).toContain('client.unconnected')
  })

  it('gives the same problems as JSON', async () => {
    const { code, stdout } = await windtunnel(['check', designPath('flawed'), '--format', 'json'])
    const { problems } = parsed<{ problems: Record<string, unknown>[] }>(stdout)
    expect(code).toBe(2)
    expect(problems.map(({ code: problem }) => problem)).toContain('choice.unknown')
    for (const problem of problems) {
      for (const member of ['code', 'severity', 'resourceId', 'message', 'help']) expect(problem).toHaveProperty(member)
    }
  })

  it('exits with 0 when there are only warnings', async () => {
    const design = parsed<{ connections: unknown[] }>(readFileSync(ORDERS, 'utf8'))
    const { code, stdout } = await windtunnel(['check', '-'], { stdin: JSON.stringify({ ...design, connections: [] }) })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^standard input\n\n1 warning\n/)
  })
})

describe('windtunnel cost', () => {
  it('shows the arithmetic of every line, summing to the total', async () => {
    const { code, stdout } = await windtunnel(['cost', ORDERS, '--month'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Cost of a month of 730 hours like this run {2}\$[\d,.]+ \(USD, us-east-1, free tier off\)/)
    const amounts = [...stdout.matchAll(/= \$([\d,.]+)$/gm)].map(([, amount]) => Number(amount!.replaceAll(',', '')))
    const total = Number(/^Cost.* {2}\$([\d,.]+) /.exec(stdout)![1]!.replaceAll(',', ''))
    expect(amounts.length).toBeGreaterThan(1)
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(total, 6)
    expect(stdout).toMatch(/Prices\n.*checked \d{4}-\d\d-\d\d/)
  })

  it('itemises the run without --month, and gives the report’s cost as JSON', async () => {
    expect((await windtunnel(['cost', ORDERS])).stdout).toMatch(/^Cost of this run/)
    const { stdout } = await windtunnel(['cost', ORDERS, '--format', 'json'])
    const report = parsed<RunReport>((await windtunnel(['run', ORDERS, '--format', 'json'])).stdout)
    expect(parsed(stdout)).toEqual(report.cost)
  })
})

describe('windtunnel services', () => {
  it('lists every service of the registry with the members scripts rely on', async () => {
    const { code, stdout } = await windtunnel(['services', '--format', 'json'])
    const list = parsed<Record<string, unknown[]>[]>(stdout)
    expect(code).toBe(0)
    expect(list.map(({ type }) => type)).toEqual(services.map(({ type }) => type))
    for (const service of list) {
      for (const member of ['type', 'title', 'category', 'ports', 'fields', 'limits', 'prices'])
        expect(service).toHaveProperty(member)
      for (const limit of service['limits']!)
        for (const member of ['id', 'value', 'unit', 'source', 'checked']) expect(limit).toHaveProperty(member)
      for (const field of service['fields']!)
        for (const member of ['name', 'label', 'unit', 'default', 'range', 'options', 'help', 'source'])
          expect(field).toHaveProperty(member)
    }
  })

  it('shows a table, or one service in full', async () => {
    const all = await windtunnel(['services'])
    expect(all.stdout).toMatch(/aws\.lambda\.function +Lambda function +compute/)
    const one = await windtunnel(['services', 'aws.lambda.function', '--region', 'eu-central-1'])
    expect(one.stdout).toMatch(/memoryMb +128 MB +128 to 10,240/)
    expect(one.stdout).toContain('Prices in eu-central-1')
  })

  it('lists what invokes Lambda, how, and who retries', async () => {
    const { stdout } = await windtunnel(['services'])
    expect(stdout).toContain('Lambda triggers')
    const triggers = services.filter(({ lambdaTrigger }) => lambdaTrigger !== undefined)
    for (const { title, lambdaTrigger } of triggers)
      expect(stdout).toMatch(new RegExp(`^ +${title} +${lambdaTrigger!.mode} +\\S`, 'm'))
    const words = stdout.replace(/\s+/g, ' ')
    expect(words).toContain('100,000 at 20 s')
    const one = await windtunnel(['services', 'aws.sqs.queue'])
    expect(one.stdout).toMatch(/Invokes Lambda\n +polled\. Retries: The queue/)
    const { stdout: json } = await windtunnel(['services', 'aws.events.bus', '--format', 'json'])
    expect(parsed<unknown[]>(json)).toMatchObject([{ lambdaTrigger: { mode: 'asynchronous', confidence: 'verified' } }])
  })

  it('refuses unknown types and Regions, naming the nearest', async () => {
    const type = await windtunnel(['services', 'aws.lambda.functoin'])
    expect(type.code).toBe(2)
    expect(type.stderr).toContain('Did you mean aws.lambda.function?')
    const region = await windtunnel(['services', '--region', 'eu-centrl-1'])
    expect(region.code).toBe(2)
    expect(region.stderr).toContain('Did you mean eu-central-1?')
  })
})

describe('windtunnel export', () => {
  it('draws the diagram, with figures when a scenario is named', async () => {
    const plain = await windtunnel(['export', ORDERS, '--as', 'svg'])
    expect(plain.code).toBe(0)
    expect(plain.stdout).toMatch(/^<svg/)
    const figures = await windtunnel(['export', ORDERS, '--as', 'svg', '--scenario', 'peak', '--theme', 'dark'])
    expect(figures.stdout).toContain('throttled')
    expect(plain.stdout).not.toContain('throttled')
  })

  it('writes a PNG picture', async () => {
    const file = join(temporaryFolder(), 'orders.png')
    const { code, stdout, stderr } = await windtunnel(['export', ORDERS, '--as', 'png', '--out', file])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `Wrote ${file}\n` })
    expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG')
    const terminal = await windtunnel(['export', ORDERS, '--as', 'png'], { terminal: 80 })
    expect(terminal.code).toBe(2)
    expect(terminal.stdout).toBe('')
  })

  it.each([
    ['csv', /^period,resource,/],
    ['html', /^<!doctype html>/],
    ['metrics-csv', /^time_s,resource,metric,/],
  ])('runs a scenario for %s', async (as, start) => {
    const { code, stdout } = await windtunnel(['export', ORDERS, '--as', as, '--out', '-'])
    expect(code).toBe(0)
    expect(stdout).toMatch(start)
  })

  it('names the targets when one is wrong or missing', async () => {
    const wrong = await windtunnel(['export', ORDERS, '--as', 'gif'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('svg, png, csv, html, metrics-csv')
    expect((await windtunnel(['export', ORDERS])).code).toBe(2)
  })
})

describe('windtunnel schema', () => {
  it('prints the JSON Schema', async () => {
    const { code, stdout } = await windtunnel(['schema'])
    expect(code).toBe(0)
    expect(parsed<{ $schema: string }>(stdout).$schema).toContain('json-schema.org')
  })
})

describe('windtunnel fidelity', () => {
  it('prints the rows of one study', async () => {
    const { code, stdout, stderr } = await windtunnel(['fidelity', '--only', 'little', '--format', 'json'])
    const { rows } = parsed<{ rows: Record<string, unknown>[] }>(stdout)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(rows).toHaveLength(1)
    expect(Object.keys(rows[0]!)).toEqual(['id', 'what', 'expected', 'low', 'high', 'measured', 'pass', 'source'])
  })

  it('exits with 1 when a row leaves its band', async () => {
    const [study] = fidelityStudies
    const { rows } = study!
    study!.rows = () => [
      {
        id: `${study!.id}.broken`,
        what: 'Broken',
        expected: 1,
        low: 0,
        high: 2,
        measured: 3,
        pass: false,
        source: 'A test',
      },
    ]
    try {
      const { code, stdout } = await windtunnel(['fidelity', '--only', study!.id])
      expect(code).toBe(1)
      expect(stdout).toContain('0 of 1 rows lie in their band.')
    } finally {
      study!.rows = rows
    }
  })

  it('knows its studies', async () => {
    const { code, stderr } = await windtunnel(['fidelity', '--only', 'litle'])
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean little?')
  })
})

describe('windtunnel bench', () => {
  it('is part of the program', async () => {
    const { code, stdout } = await windtunnel(['bench', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('windtunnel bench')
  })
})
