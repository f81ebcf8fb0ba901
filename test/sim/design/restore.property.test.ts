import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../../sim/compile/check'
import { MAX_PROBLEMS } from '../../../sim/design/problems'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import { randomDesign } from './randomDesigns'
import { sampleDesign } from './sampleDesign'
import { sampleServices as services } from './sampleServices'

// The same cases on every run; FUZZ_SEED=2 tries others.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) })

/** Whatever the text, there is a design that can be checked and written, or at least one problem worth reading; soon. */
function expectSound(text: string): void {
  const start = performance.now()
  const result = restoreDesign(text, { services })
  if ('design' in result) {
    check(result.design, services)
    expect(restoreDesign(serializeDesign(result.design, services), { services })).toEqual(result)
  } else {
    expect(result.problems.length).toBeGreaterThan(0)
    expect(result.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS + 1)
    for (const problem of result.problems) {
      expect(problem.code).toMatch(/^[a-z]+(\.[a-zA-Z]+)+$/)
      expect(problem.message.length).toBeGreaterThan(10)
      expect(problem.help.length).toBeGreaterThan(0)
    }
  }
  expect(performance.now() - start).toBeLessThan(1000)
}

const sample = serializeDesign(sampleDesign(), services)

/** Values that hand-edited and hostile files have where something else belongs. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'x',
    -1,
    1e308,
    -1e308,
    0.5,
    [],
    {},
    [[[]]],
    'NaN',
    '__proto__',
    { kind: 'mixture' },
    { kind: 'constructor' },
    'x'.repeat(100_000),
  ),
  fc.jsonValue(),
)

/** All places in a value: the path to every member and entry. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value)
  return [path, ...keys.flatMap((key) => places((value as Record<string | number, unknown>)[key], [...path, key]))]
}

type Holder = Record<string | number, unknown>

function changeAt(
  file: unknown,
  path: (string | number)[],
  change: (holder: Holder, key: string | number) => void,
): unknown {
  const copy = structuredClone(file)
  let holder = copy as Holder
  for (const key of path.slice(0, -1)) {
    const next = holder[key]
    if (typeof next !== 'object' || next === null) return copy
    holder = next as Holder
  }
  change(holder, path[path.length - 1]!)
  return copy
}

describe('any design', () => {
  it('survives writing and reading, and reading and writing', () => {
    fc.assert(
      fc.property(randomDesign, (design) => {
        const text = serializeDesign(design, services)
        const result = restoreDesign(text, { services })
        expect(result).toEqual({ design })
        expect('design' in result && serializeDesign(result.design, services)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})

describe('any damage to a file', () => {
  it('by cutting it off anywhere is said', () => {
    fc.assert(
      fc.property(fc.nat(sample.length - 3), (length) => {
        const result = restoreDesign(sample.slice(0, length), { services })
        expect(result).toMatchObject({ problems: [{ code: length === 0 ? 'file.empty' : 'file.truncated' }] })
      }),
      { numRuns: 300 },
    )
  })

  it('by changing, removing and inserting text', () => {
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(60), fc.string({ maxLength: 20 }), (at, removed, inserted) => {
        expectSound(sample.slice(0, at) + inserted + sample.slice(at + removed))
      }),
      { numRuns: 500 },
    )
  })

  it('by any value anywhere', () => {
    const file: unknown = JSON.parse(sample)
    const all = places(file).filter((path) => path.length > 0)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), hostile, fc.constantFrom('replace', 'delete', 'add', 'repeat')), {
          minLength: 1,
          maxLength: 3,
        }),
        (changes) => {
          let damaged = file
          for (const [path, value, how] of changes) {
            damaged = changeAt(damaged, path, (holder, key) => {
              if (how === 'replace') holder[key] = value
              else if (how === 'delete') delete holder[key]
              else if (how === 'add') holder[typeof value === 'string' ? value.slice(0, 30) : 'extra'] = value
              else if (Array.isArray(holder)) holder.push(...Array.from({ length: 500 }, () => holder[key as number]))
            })
          }
          expectSound(JSON.stringify(damaged))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('by names that reach into prototypes', () => {
    const names = ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(40), (name, skipped) => {
        const braces = [...sample.matchAll(/\{(?=\n)/g)]
        const at = braces[skipped % braces.length]!.index + 1
        const result = restoreDesign(`${sample.slice(0, at)} "${name}": {"polluted": true},${sample.slice(at)}`, {
          services,
        })
        expect(result).toMatchObject({ problems: [{ code: 'json.prototypeKey' }] })
        expect({}).not.toHaveProperty('polluted')
      }),
      { numRuns: 100 },
    )
  })

  it('by numbers that JSON has and JavaScript has not', () => {
    for (const number of ['1e400', '-1e400', 'NaN', 'Infinity', '1e', '.5', '0x10', '--1', '1_000']) {
      expectSound(sample.replace('"memoryMb": 128', `"memoryMb": ${number}`))
    }
    expectSound(sample.replace('"memoryMb": 128', `"memoryMb": ${'9'.repeat(300)}`))
  })
})

describe('any text', () => {
  it('is read without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectSound), { numRuns: 500 })
    fc.assert(fc.property(fc.json(), expectSound), { numRuns: 300 })
  })

  it.each<[string, string]>([
    ['endless lists', '['.repeat(1_000_000)],
    ['endless objects', '{"a":'.repeat(1_000_000)],
    [
      'endless mixtures',
      sample.replace('"memoryMb": 128', `"duration": ${'{"kind":"mixture","parts":[{"weight":1,"of":'.repeat(20_000)}`),
    ],
    ['endless text', `"${'\\u0041'.repeat(2_000_000)}`],
    ['endless space', ' '.repeat(5_000_000)],
    ['endless lines', '\n'.repeat(5_000_000) + '!'],
    ['an endless number', '1'.repeat(5_000_000)],
  ])('%s are refused in time', (_, text) => expectSound(text))
})
