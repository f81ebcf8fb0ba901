import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import type * as FileSystem from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAtomically, writeAtomicallySync } from '../../electron/main/atomicWrite'
import { reasonOf } from '../../electron/main/fileErrors'
import { temporaryFolder } from './temporaryFolder'

/** What the disk does instead of working. */
const faults = vi.hoisted(() => ({ access: '', write: '', rename: [] as string[], renames: 0, order: [] as string[] }))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>()
  const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }))
  return {
    ...real,
    async open(...parameters: Parameters<typeof real.open>): Promise<FileHandle> {
      const file = await real.open(...parameters)
      if (faults.write !== '') {
        file.writeFile = async () => {
          await file.write('half')
          return failing(faults.write)
        }
      }
      const sync = file.sync.bind(file)
      file.sync = () => {
        faults.order.push('to the disk')
        return sync()
      }
      return file
    },
    // The superuser, as whom the tests may run, may write everything.
    access: (...parameters: Parameters<typeof real.access>) =>
      faults.access === '' ? real.access(...parameters) : failing(faults.access),
    rename(...parameters: Parameters<typeof real.rename>) {
      faults.renames++
      faults.order.push('renamed')
      const code = faults.rename.shift()
      return code === undefined ? real.rename(...parameters) : failing(code)
    },
  }
})

const root = temporaryFolder()
let folder = ''
let count = 0

beforeEach(() => {
  Object.assign(faults, { access: '', write: '', rename: [], renames: 0, order: [] })
  folder = join(root, String(count++))
  mkdirSync(folder)
})

const failure = (path: string, text = 'new') =>
  writeAtomically(path, text).then(
    () => 'no failure',
    (error: unknown) => reasonOf(error, 'write'),
  )

describe('a write that works', () => {
  test('makes the file, on the disk, and leaves nothing beside it', async () => {
    const path = join(folder, 'orders.windtunnel.json')
    await writeAtomically(path, 'grüße 🌬')
    expect(readFileSync(path, 'utf8')).toBe('grüße 🌬')
    expect(faults.order.slice(0, 2)).toEqual(['to the disk', 'renamed'])
    await writeAtomically(path, new Uint8Array([1, 2, 3]))
    expect([...readFileSync(path)]).toEqual([1, 2, 3])
    expect(readdirSync(folder)).toEqual(['orders.windtunnel.json'])
  })

  test.runIf(process.platform !== 'win32')('keeps permissions and follows links', async () => {
    const path = join(folder, 'real.json')
    const link = join(folder, 'link.json')
    writeFileSync(path, 'old')
    chmodSync(path, 0o640)
    symlinkSync(path, link)
    await writeAtomically(link, 'new')
    expect(lstatSync(link).isSymbolicLink() && readlinkSync(link)).toBe(path)
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  test('waits for a virus scanner', async () => {
    const path = join(folder, 'a.json')
    faults.rename = ['EPERM', 'EBUSY']
    await writeAtomically(path, 'new')
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(faults.renames).toBe(3)
  })
})

describe('a write that fails leaves the old file and nothing beside it', () => {
  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'the disk reports an error'],
    ['EDQUOT', 'your share of the disk is used up'],
  ])('%s: %s', async (code, reason) => {
    const path = join(folder, 'a.json')
    writeFileSync(path, 'old')
    faults.write = code
    expect(await failure(path)).toBe(reason)
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  test('another program keeps it open', async () => {
    const path = join(folder, 'a.json')
    writeFileSync(path, 'old')
    faults.rename = Array.from({ length: 5 }, () => 'EBUSY')
    expect(await failure(path)).toBe('another program has it open')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  test('the target is a folder', async () => {
    mkdirSync(join(folder, 'a.json'))
    expect(await failure(join(folder, 'a.json'))).toBe('it is a folder')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  test('the folder is gone', async () => {
    expect(await failure(join(folder, 'gone/a.json'))).toBe('its folder has been moved or deleted')
  })

  test('the file is read-only', async () => {
    const path = join(folder, 'a.json')
    writeFileSync(path, 'old')
    faults.access = 'EACCES'
    expect(await failure(path)).toBe('you have no permission for it')
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})

test('the app’s own notes are written the same way', () => {
  const path = join(folder, 'window.json')
  writeAtomicallySync(path, 'one')
  writeAtomicallySync(path, 'two')
  expect(readFileSync(path, 'utf8')).toBe('two')
  mkdirSync(join(folder, 'sub/x'), { recursive: true })
  expect(() => writeAtomicallySync(join(folder, 'sub'), 'text')).toThrow()
  expect(readdirSync(folder).sort()).toEqual(['sub', 'window.json'])
})
