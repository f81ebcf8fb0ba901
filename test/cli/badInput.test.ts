import fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { designPath, ORDERS, parsed, temporaryFolder, windtunnel } from './harness'

const text = readFileSync(ORDERS, 'utf8')
const changed = (change: (design: Record<string, unknown>) => void): string => {
  const design = parsed<Record<string, unknown>>(text)
  change(design)
  return JSON.stringify(design)
}

/** Exit code 2, nothing on standard output, and a message without a stack trace. */
async function refused(args: readonly string[], stdin: string | Uint8Array = ''): Promise<string> {
  const { code, stdout, stderr } = await windtunnel(args, { stdin })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^windtunnel: /)
  expect(stderr).toContain('→ ')
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain('bug')
  return stderr
}

describe('a design that cannot be read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /standard input: The file is empty/],
    ['broken', text.replace('"region":', '"region"'), /line 5, column \d+, a colon after the name was expected/],
    ['truncated', text.slice(0, 400), /The file is cut off: it ends in line \d+/],
    ['too new', changed((design) => (design['version'] = 99)), /made by a newer Windtunnel: version 99/],
    ['something else', '{"openapi": "3.1.0"}', /not a Windtunnel design/],
    ['hostile', `{"__proto__": {"polluted": true}, ${text.slice(1)}`, /__proto__ is not allowed/],
    ['nested without end', '['.repeat(100_000), /nested more than 100 deep/],
    ['binary', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe), /not text in UTF-8/],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00), /not text in UTF-8 but in UTF-16/],
  ])('says why: %s', async (_name, stdin, message) => {
    expect(await refused(['run', '-'], stdin)).toMatch(message)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('stops reading at 64 MB', async () => {
    expect(await refused(['run', '-'], new Uint8Array(65 * 1024 * 1024).fill(0x20))).toMatch(/larger than 64 MB/)
  })

  it('names a file that is missing, and the one probably meant', async () => {
    const missing = ORDERS.replace('orders.', 'ordrs.')
    expect(await refused(['run', missing])).toMatch(
      /There is no file .*ordrs.*\n {2}→ Did you mean orders\.windtunnel\.json\?/,
    )
    expect(await refused(['run', dirname(ORDERS)])).toMatch(
      /is a folder, not a file\.\n {2}→ In it: .*orders\.windtunnel\.json/,
    )
    expect(await refused(['run', `${ORDERS}/inside`])).toMatch(/leads through a file/)
  })

  it.skipIf(process.platform === 'win32')('does not wait for a pipe or read a device', async () => {
    const pipe = join(temporaryFolder(), 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await refused(['run', pipe])).toMatch(/pipe is not a regular file\.\n {2}→ Give a file, or -/)
    expect(await refused(['run', '/dev/zero'])).toMatch(/is not a regular file/)
    const { code, stdout } = await windtunnel(['check', pipe])
    expect(code).toBe(2)
    expect(stdout).toMatch(/is not a regular file/)
  })

  it('lists every problem of a design with its path', async () => {
    const stderr = await refused(['run', designPath('flawed')])
    expect(stderr).toMatch(/flawed\.windtunnel\.json cannot be used\n\n2 errors/)
    expect(stderr).toContain('resources[fn].config.memoryMb  number.outOfRange')
  })

  it('gives the problems as JSON to who asked for JSON', async () => {
    const { code, stdout, stderr } = await windtunnel(['run', designPath('flawed'), '--format', 'json'])
    expect(code).toBe(2)
    expect(parsed<{ problems: unknown[] }>(stdout).problems).toHaveLength(2)
    expect(stderr).toContain('cannot be used')
  })

  it('survives any damage to a file: exit code 0 or 2, never a stack trace', { timeout: 60_000 }, async () => {
    const damage = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 12 }))
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        let damaged = text
        for (const [at, length, instead] of damages)
          damaged = damaged.slice(0, at) + instead + damaged.slice(at + length)
        const { code, stderr } = await windtunnel(['check', '-'], { stdin: damaged })
        expect([0, 2]).toContain(code)
        expect(stderr).toBe('')
      }),
      { numRuns: 200, seed: 20_261_123 },
    )
  })

  it('survives any value in any place of a design', { timeout: 60_000 }, async () => {
    const places = placesOf(parsed(text))
    const value = fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, '', 'x', '__proto__', [], {}, [[]], [null], {
      kind: 'x',
    })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), value, async (place, instead) => {
        const stdin = changed((design) => {
          let object = design
          for (const step of place.slice(0, -1)) object = object[step] as Record<string, unknown>
          object[place.at(-1)!] = instead
        })
        const { code, stderr } = await windtunnel(
          ['run', '-', '--duration', '20s', '--set', 'orders-fn.memoryMb=256'],
          { stdin },
        )
        expect([0, 1, 2]).toContain(code)
        expect(stderr).not.toContain('bug')
      }),
      { numRuns: 300, seed: 20_261_123 },
    )
  })
})

describe('options that are wrong', () => {
  it.each<[string, string[], RegExp]>([
    ['scenario', ['--scenario', 'paek'], /There is no scenario paek\.\n {2}→ Did you mean peak\?/],
    [
      'resource',
      ['--set', 'order-fn.memoryMb=1GB'],
      /There is no resource or connection order-fn\.\n {2}→ Did you mean orders-fn\?/,
    ],
    ['setting', ['--set', 'orders-fn.memory=1GB'], /has no setting memory\.\n {2}→ Did you mean memoryMb\?/],
    ['form', ['--set', 'orders-fn.memoryMb'], /is not RESOURCE\.field=VALUE/],
    ['unit', ['--set', 'orders-fn.memoryMb=12s'], /12s is no value for Memory/],
    ['range', ['--set', 'orders-fn.memoryMb=64'], /between 128 and 10,240 MB; it is 64 MB/],
    ['option', ['--set', 'orders-fn.architecture=arm'], /Architecture must be one of its options/],
    ['distribution', ['--set', 'orders-fn.compute={"kind":"normal"}'], /compute/],
    ['quota', ['--set', 'account.lambda.concurency=1'], /has no setting lambda\.concurency/],
    ['quota range', ['--set', 'account.lambda.concurrentExecutions=-1'], /account\.quotas/],
    ['prototype', ['--set', 'orders-fn.__proto__=1'], /has no setting __proto__/],
    [
      'assertion',
      ['--assert', 'p99(total) << 3'],
      /is no operator[^]*\n {2}--assert "p99\(total\) << 3" {2}assertion\.syntax/,
    ],
    [
      'asserted resource',
      ['--assert', 'p99(orders) < 3s'],
      /there is no resource orders[^]*\n {2}--assert "p99\(orders\) < 3s" {2}assertion\.resource/,
    ],
    ['client', ['--replay', 'user=x.csv'], /There is no client user\.\n {2}→ Did you mean users\?/],
    ['no client', ['--replay', 'orders-fn=x.csv'], /orders-fn sends no traffic/],
    ['replay form', ['--replay', 'x.csv'], /is not CLIENT=FILE/],
    ['warm-up', ['--duration', '5s'], /shorter than its 5 s/],
  ])('says why: %s', async (_name, args, message) => {
    expect(await refused(['run', ORDERS, ...args])).toMatch(message)
  })

  it.each([
    ['--duration', '10x'],
    ['--duration', '0s'],
    ['--seed', 'abc'],
    ['--seed', '-1'],
    ['--replications', '0'],
    ['--format', 'xml'],
    ['--nonsense', '1'],
  ])('refuses %s %s', async (...option) => {
    const { code, stdout, stderr } = await windtunnel(['run', ORDERS, ...option])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^windtunnel: .*option/)
  })

  it('refuses an unknown command, naming the nearest', async () => {
    const { code, stderr } = await windtunnel(['rnu'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/unknown command 'rnu'\n\(Did you mean run\?\)/)
    expect((await windtunnel([])).code).toBe(2)
  })

  it('has no scenario to run', async () => {
    expect(
      await refused(
        ['run', '-'],
        changed((design) => (design['scenarios'] = [])),
      ),
    ).toMatch(/no scenario to run/)
  })
})

describe('recorded traffic that is wrong', () => {
  it.each<[string, string, RegExp]>([
    [
      'text in a number column',
      'time,count\n0,10\n60,many\n120,5\n',
      /friday\.csv: Line 3: "many" is not a number\.\n.*\n {2}\S*friday\.csv:3/,
    ],
    ['a gap', 'time,count\n0,10\n60,10\n120,10\n180,10\n360,5\n', /Line 6: 2 rows are missing/],
    ['a missing count', 'time,count\n0,10\n60,\n120,1\n', /Line 3: the count is missing/],
    ['an open quote', 'time,count\n0,"10\n', /Line 2: /],
    ['nothing', '', /friday\.csv: /],
  ])('names file and line: %s', async (_name, content, message) => {
    const file = join(temporaryFolder(), 'friday.csv')
    writeFileSync(file, content)
    expect(await refused(['run', ORDERS, '--replay', `users=${file}`])).toMatch(message)
  })

  it('names a CSV file that is missing', async () => {
    expect(await refused(['run', ORDERS, '--replay', 'users=/nowhere/friday.csv'])).toMatch(
      /There is no file \/nowhere\/friday\.csv/,
    )
  })
})

describe('a place that cannot be written to', () => {
  const blocked = (): string => {
    const file = join(temporaryFolder(), 'in-the-way')
    writeFileSync(file, 'kept')
    return file
  }

  it('is refused before the run, and nothing is touched', async () => {
    const file = blocked()
    expect(await refused(['run', ORDERS, '--out', file])).toMatch(/is, or lies in, a file and not a folder/)
    expect(await refused(['run', ORDERS, '--out', join(file, 'results')])).toMatch(/not a folder/)
    expect(await refused(['export', ORDERS, '--as', 'svg', '--out', join(file, 'a.svg')])).toMatch(/not a folder/)
    expect(await refused(['traces', ORDERS, '--out', dirname(file)])).toMatch(/is a folder\.\n {2}→ Name a file in it/)
    expect(await refused(['traces', ORDERS, '--out', '/nowhere/at/all.txt'])).toMatch(/Create its folder first/)
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })

  it.skipIf(process.platform !== 'linux')('is refused at once where no folder can be made', async () => {
    expect(await refused(['run', ORDERS, '--out', '/proc/windtunnel/results'])).toMatch(
      /\/proc\/windtunnel\/results (cannot be created|may not be written to)/,
    )
  })

  it('creates the folders that are missing on the way', async () => {
    const folder = join(temporaryFolder(), 'a', 'b')
    expect((await windtunnel(['run', ORDERS, '--out', folder])).code).toBe(0)
    expect(existsSync(join(folder, 'run.json'))).toBe(true)
  })

  it('leaves no half-written file behind', async () => {
    const folder = temporaryFolder()
    // A folder where a file should go makes the last step fail.
    mkdirSync(join(folder, 'diagram.svg'))
    expect(await refused(['run', ORDERS, '--out', folder])).toMatch(/diagram\.svg is a folder/)
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([])
    expect(statSync(join(folder, 'diagram.svg')).isDirectory()).toBe(true)
    expect(existsSync(join(folder, 'run.json'))).toBe(true)
  })
})

describe('a bug of our own', () => {
  const broken = {
    date: () => {
      throw new Error('the clock is gone')
    },
  }

  it('is one clear message with exit code 3; details only on request', async () => {
    const { code, stdout, stderr } = await windtunnel(['export', ORDERS, '--as', 'html'], broken)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(/^windtunnel: the clock is gone\nThis is a bug in Windtunnel\. Please report it/)
    expect(stderr).not.toMatch(/^\s+at /m)
    const debug = await windtunnel(['export', ORDERS, '--as', 'html'], { ...broken, env: { WINDTUNNEL_DEBUG: '1' } })
    expect(debug.stderr).toMatch(/^\s+at /m)
  })
})

/** Paths to every member and entry of a JSON value. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...placesOf(inner, [...path, name])])
}
