import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledFolders, thirdPartyLicenses } from '../../scripts/third-party-licenses.mjs'

const lock = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'))

test('what is needed to run is built in; tools, types and optional packages are not', () => {
  const packages = {
    '': {},
    'node_modules/react': {},
    'node_modules/a/node_modules/zustand': {},
    'node_modules/@types/d3-color': {},
    'node_modules/vite': { dev: true },
    'node_modules/tailwindcss': { dev: true },
    'node_modules/fsevents': { devOptional: true },
    'node_modules/@resvg/resvg-js': { optional: true },
  }
  expect(bundledFolders({ packages })).toEqual([
    'node_modules/react',
    'node_modules/a/node_modules/zustand',
    'node_modules/tailwindcss',
  ])
})

describe('the licences', () => {
  const text = thirdPartyLicenses()

  test('name every package that is built in, with its version', () => {
    const folders = bundledFolders(lock)
    expect(folders.length).toBeGreaterThan(50)
    for (const folder of folders) {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      expect(text).toContain(`\n${name} ${lock.packages[folder].version} (`)
    }
  })

  test('hold the texts: MIT, ISC, Apache, and the font’s', () => {
    expect(text).toContain('Copyright (c) Meta Platforms, Inc.')
    expect(text).toMatch(/Inter Project Authors[^]*SIL Open Font License/i)
    expect(text).toContain('Apache License')
  })

  test('are the same each time and of this computer alone', () => {
    expect(thirdPartyLicenses()).toBe(text)
    expect(text).not.toContain(resolve(import.meta.dirname, '../..'))
    expect(text).not.toContain('\r')
  })
})
