import { expect, test } from 'vitest'
import { lockProblems } from '../../scripts/check-lock.mjs'

const complete = { version: '1.0.0', integrity: 'sha512-x' }

test('a complete lock has no problems, and an optional package may sit at any level above', () => {
  const packages = {
    '': { optionalDependencies: { a: '1.0.0' } },
    'node_modules/a': { ...complete, resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
    'node_modules/b/node_modules/c': { ...complete, optionalDependencies: { a: '1.0.0', d: '1.0.0' } },
    'node_modules/b/node_modules/d': complete,
  }
  expect(lockProblems({ packages })).toEqual([])
})

test('a platform package that npm left out is found', () => {
  const packages = {
    '': {},
    'node_modules/tool': { ...complete, optionalDependencies: { '@tool/linux': '1.0.0', '@tool/windows': '1.0.0' } },
    'node_modules/@tool/linux': { version: '1.0.0' },
  }
  expect(lockProblems({ packages })).toEqual([
    'node_modules/tool: optional package @tool/windows is missing',
    'node_modules/@tool/linux: has no integrity',
  ])
})

test('an address other than the public registry is found', () => {
  const packages = { 'node_modules/a': { ...complete, resolved: 'https://packages.example.com/a-1.0.0.tgz' } }
  expect(lockProblems({ packages })).toHaveLength(1)
})
