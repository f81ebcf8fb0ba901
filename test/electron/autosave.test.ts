import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Autosave } from '../../electron/main/autosave'
import { GrantedFiles } from '../../electron/main/grantedFiles'
import { temporaryFolder } from './temporaryFolder'

const root = temporaryFolder()
let folder = ''
let count = 0
let granted: GrantedFiles
const session = () => new Autosave(folder, granted)
const kept = () => readdirSync(folder).length

beforeEach(() => {
  folder = join(root, String(count++))
  granted = new GrantedFiles()
})

test('work of a session that crashed is offered in the next, with its file', async () => {
  const file = granted.grant('/designs/orders.windtunnel.json')
  await session().keep({ name: file.name, text: 'unsaved', fileId: file.id })
  granted = new GrantedFiles()
  const next = session()
  const recovery = await next.take()
  expect(recovery).toEqual({
    name: file.name,
    text: 'unsaved',
    file,
    savedAt: expect.stringMatching(/^\d{4}-/) as string,
  })
  expect(granted.pathOf(file.id)).toBe(file.path)
  expect(await next.take()).toBeNull()
})

test('one file per design: keeping again replaces, another design takes its place', async () => {
  const autosave = session()
  await autosave.keep({ name: 'a', text: '1', fileId: null })
  await autosave.keep({ name: 'a', text: '2', fileId: null })
  await autosave.keep({ name: 'b', text: '3', fileId: granted.grant('/b.json').id })
  expect(kept()).toBe(1)
  expect(await autosave.take()).toBeNull()
  await autosave.keep(null)
  expect(kept()).toBe(0)
})

test('a session that ends well leaves nothing, even what was still being written', async () => {
  const autosave = session()
  await autosave.keep({ name: 'a', text: '1', fileId: null })
  autosave.endWell()
  expect(kept()).toBe(0)
  const late = autosave.keep({ name: 'a', text: '2', fileId: null })
  autosave.endWell()
  await late
  expect(kept()).toBe(0)
})

describe('an offer', () => {
  test('is made again when the app crashes before newer work is kept', async () => {
    await session().keep({ name: 'a', text: '1', fileId: null })
    expect(await session().take()).toMatchObject({ text: '1' })
    const third = session()
    expect(await third.take()).toMatchObject({ text: '1' })
    await third.keep({ name: 'a', text: '2', fileId: null })
    expect(kept()).toBe(1)
    expect(await session().take()).toMatchObject({ text: '2' })
  })

  test('is forgotten when the session ends well; what was not offered stays', async () => {
    await session().keep({ name: 'old', text: '1', fileId: null })
    await new Promise((resolve) => setTimeout(resolve, 5))
    await session().keep({ name: 'new', text: '2', fileId: null })
    const third = session()
    expect(await third.take()).toMatchObject({ name: 'new' })
    third.endWell()
    expect(await session().take()).toMatchObject({ name: 'old' })
  })

  test('is made to a window whose process crashed, after it is reloaded', async () => {
    const autosave = session()
    await autosave.keep({ name: 'a', text: '1', fileId: null })
    expect(await autosave.take()).toBeNull()
    autosave.abandon()
    expect(await autosave.take()).toMatchObject({ text: '1' })
  })
})

test('half-written and foreign files are no recovery', async () => {
  await session().keep({ name: 'a', text: '1', fileId: null })
  for (const [index, text] of [
    '',
    '{',
    'null',
    '[]',
    '{"name":1}',
    '{"name":"x","text":"y","savedAt":"z","path":1}',
  ].entries()) {
    writeFileSync(join(folder, `broken-${index}.json`), text)
  }
  writeFileSync(join(folder, '.x.json.1234.tmp'), 'half')
  const next = session()
  expect(await next.take()).toMatchObject({ text: '1' })
  expect(await next.take()).toBeNull()
  expect(readdirSync(folder)).not.toContain('.x.json.1234.tmp')
})
