import { describe, expect, it } from 'vitest'
import {
  differsFromDefault,
  sameValue,
  settingsGroups,
  sharedFields,
  sharedValue,
} from '../../../renderer/inspector/sharedFields'
import { boolean, handler, number, text } from '../../../sim/index'

const fields = {
  memory: number({ label: 'Memory', help: '', unit: 'MB', default: 128, min: 1, max: 9 }),
  cached: boolean({ label: 'Cache', help: '', group: 'Cache', default: false }),
  ttl: number({
    label: 'TTL',
    help: '',
    group: 'Cache',
    unit: 's',
    default: 300,
    min: 0,
    max: 3600,
    visibleWhen: { field: 'cached', is: [true] },
  }),
  tag: text({ label: 'Tag', help: '', default: '', advanced: true }),
  steps: handler({ label: 'Steps', help: '' }),
}

describe('sharedValue', () => {
  it('tells how many different values there are, the default included', () => {
    expect(sharedValue(fields.memory, 'memory', [{}, { memory: 128 }])).toEqual({ mixed: false, value: 128 })
    expect(sharedValue(fields.memory, 'memory', [{}, { memory: 256 }, { memory: 256 }])).toEqual({
      mixed: true,
      count: 2,
    })
  })
})

describe('differsFromDefault', () => {
  it('looks at values, not at whether they are written down', () => {
    expect(differsFromDefault(fields.memory, 'memory', [{ memory: 128 }])).toBe(false)
    expect(differsFromDefault(fields.memory, 'memory', [{}, { memory: 256 }])).toBe(true)
  })
})

describe('settingsGroups', () => {
  it('puts settings under their section, advanced ones apart, hidden ones nowhere', () => {
    const names = (configs: Record<string, unknown>[]) =>
      settingsGroups(fields, configs).map(({ title, basic, advanced }) => [
        title,
        basic.map(([name]) => name),
        advanced.map(([name]) => name),
      ])
    expect(names([{}])).toEqual([
      ['Configuration', ['memory', 'steps'], ['tag']],
      ['Cache', ['cached'], []],
    ])
    expect(names([{ cached: true }])[1]).toEqual(['Cache', ['cached', 'ttl'], []])
    expect(names([{ cached: true }, {}])[1]).toEqual(['Cache', ['cached'], []])
  })
})

describe('sharedFields', () => {
  it('keeps what all forms have alike and leaves handlers out', () => {
    const other = { memory: fields.memory, cached: fields.tag, tag: { ...fields.tag, label: 'Other' } }
    expect(Object.keys(sharedFields([fields, other]))).toEqual(['memory'])
    expect(Object.keys(sharedFields([fields, { ...fields }]))).not.toContain('steps')
    expect(sharedFields([])).toEqual({})
  })
})

describe('sameValue', () => {
  it('compares deeply', () => {
    expect(sameValue({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true)
    expect(sameValue({ a: [1] }, { a: [1, 2] })).toBe(false)
    expect(sameValue([], {})).toBe(false)
    expect(sameValue(null, {})).toBe(false)
  })
})
