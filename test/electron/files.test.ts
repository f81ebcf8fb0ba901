import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { BrowserWindow } from 'electron'
import { exportFile } from '../../electron/main/exportFile'
import { Files } from '../../electron/main/files'
import { GrantedFiles } from '../../electron/main/grantedFiles'
import { RecentFiles } from '../../electron/main/recentFiles'
import { safeFileName } from '../../electron/main/safeFileName'
import { backOut, choosePath, clickButton, fakeApp, fakeDialog } from './fakeElectron'
import { temporaryFolder } from './temporaryFolder'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

const window = {} as BrowserWindow
const root = temporaryFolder()
let folder = ''
let count = 0
let recent: RecentFiles
let files: Files

beforeEach(() => {
  vi.clearAllMocks()
  folder = join(root, String(count++))
  mkdirSync(folder)
  recent = new RecentFiles(folder)
  files = new Files(new GrantedFiles(), recent)
})

function designFile(name = 'orders.windtunnel.json', text = '{"format":1}'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('opening', () => {
  test('reads the chosen file, and Save may write back to it', async () => {
    const path = designFile()
    choosePath(path)
    const opened = await files.open(window)
    expect(opened).toEqual({
      text: '{"format":1}',
      file: { id: expect.any(String) as string, name: 'orders.windtunnel.json', path },
    })
    expect(await files.save(opened!.file.id, 'new')).toEqual(opened!.file)
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(fakeApp.addRecentDocument).toHaveBeenCalledWith(path)
  })

  test('backing out is no error', async () => {
    backOut()
    expect(await files.open(window)).toBeNull()
    expect(await files.saveAs(window, 'a', 'text')).toBeNull()
    expect(await exportFile(window, { name: 'a.svg', mimeType: 'image/svg+xml', data: '<svg/>' })).toBeNull()
  })

  test('a recent file is read by its id, which is the same in the next session', async () => {
    const { file } = await files.openPath(designFile())
    const next = new Files(new GrantedFiles(), new RecentFiles(folder))
    expect(next.recentFiles()).toEqual([file])
    expect((await next.openRecent(file.id)).text).toBe('{"format":1}')
    await expect(next.openRecent('0'.repeat(32))).rejects.toThrow(/Use Open/)
  })

  test('says what is wrong with a file', async () => {
    const large = designFile('large.json')
    truncateSync(large, 64 * 1024 * 1024 + 1)
    await expect(files.openPath(large)).rejects.toThrow('large.json could not be read: it has 65 MB')
    const picture = join(folder, 'picture.json')
    writeFileSync(picture, new Uint8Array([0x89, 0x50, 0xff]))
    await expect(files.openPath(picture)).rejects.toThrow('picture.json is not a text file')
    await expect(files.openPath(folder)).rejects.toThrow(/could not be read: it is a folder/)
  })

  test('a file that is gone leaves the recent list', async () => {
    const path = designFile()
    const { file } = await files.openPath(path)
    rmSync(path)
    await expect(files.openRecent(file.id)).rejects.toThrow('it has been moved or deleted')
    expect(files.recentFiles()).toEqual([])
  })

  test.runIf(process.platform === 'linux')('a device is no file, and is not read to its end', async () => {
    await expect(files.openPath('/dev/zero')).rejects.toThrow('not a regular file')
  })
})

describe('the window names no paths', () => {
  test('an id it was not given saves nothing', async () => {
    const path = designFile()
    for (const id of [path, '', '../x', '__proto__']) await expect(files.save(id, 'x')).rejects.toThrow(/Save as/)
    expect(readFileSync(path, 'utf8')).toBe('{"format":1}')
  })

  test('a dropped file may be saved to when the window knows its content, and only a design', async () => {
    const path = designFile()
    const file = await files.adoptDropped(path, '{"format":1}')
    expect(file).toMatchObject({ name: 'orders.windtunnel.json', path })
    expect(await files.save(file!.id, 'new')).toEqual(file)
    expect(await files.adoptDropped(path, 'guess')).toBeNull()
    expect(await files.adoptDropped(designFile('empty.json', ''), '')).toBeNull()
    expect(await files.adoptDropped(designFile('profile', 'known'), 'known')).toBeNull()
    expect(await files.adoptDropped(join(folder, 'missing.json'), 'x')).toBeNull()
  })
})

describe('saving under a name', () => {
  test('suggests a safe name and gives the file its extension where the dialog did not', async () => {
    choosePath(join(folder, 'orders'))
    const file = await files.saveAs(window, '../../etc/orders:1.windtunnel.json', 'text')
    expect(fakeDialog.showSaveDialog.mock.lastCall![1]).toMatchObject({ defaultPath: 'orders1.windtunnel.json' })
    expect(file!.name).toBe('orders.windtunnel.json')
    expect(readFileSync(join(folder, 'orders.windtunnel.json'), 'utf8')).toBe('text')
  })

  test('asks before it replaces a file that the dialog did not ask about', async () => {
    const path = designFile()
    choosePath(join(folder, 'orders'))
    clickButton(1)
    expect(await files.saveAs(window, 'orders', 'new')).toBeNull()
    expect(readFileSync(path, 'utf8')).toBe('{"format":1}')
    clickButton(0)
    expect(await files.saveAs(window, 'orders', 'new')).toMatchObject({ path })
    expect(readFileSync(path, 'utf8')).toBe('new')
  })

  test('says which file could not be written, why, and what to do', async () => {
    choosePath(join(folder, 'gone/orders.json'))
    await expect(files.saveAs(window, 'orders', 'x')).rejects.toThrow(
      'orders.json could not be written: its folder has been moved or deleted. Save under another name or in another folder.',
    )
  })
})

test('an export is written where the user says, text or bytes', async () => {
  const path = join(folder, 'diagram.png')
  choosePath(path)
  const picture = { name: 'diagram.png', mimeType: 'image/png', data: new Uint8Array([137, 80]) }
  expect(await exportFile(window, picture)).toBe(path)
  expect([...readFileSync(path)]).toEqual([137, 80])
  expect(fakeDialog.showSaveDialog.mock.lastCall![1]).toMatchObject({
    defaultPath: 'diagram.png',
    filters: [{ name: 'PNG', extensions: ['png'] }],
  })
  choosePath(folder)
  await expect(exportFile(window, picture)).rejects.toThrow(/could not be written: it is a folder. Export under/)
})

describe('recent files', () => {
  test('keep the ten last used, each once, and survive a broken list', () => {
    const onChange = vi.fn()
    recent.onChange = onChange
    for (let index = 0; index < 12; index++) recent.add(`/designs/${index}.json`)
    recent.add('/designs/7.json')
    expect(recent.paths).toHaveLength(10)
    expect(recent.paths.slice(0, 2)).toEqual(['/designs/7.json', '/designs/11.json'])
    expect(new RecentFiles(folder).paths).toEqual(recent.paths)
    expect(onChange).toHaveBeenCalledTimes(13)
    recent.clear()
    expect(fakeApp.clearRecentDocuments).toHaveBeenCalledTimes(1)
    for (const broken of ['', '{', 'null', '{"a":1}', '[1,null,"/a.json",""]']) {
      writeFileSync(join(folder, 'recent-files.json'), broken)
      expect(new RecentFiles(folder).paths).toEqual(broken.includes('/a.json') ? ['/a.json'] : [])
    }
  })

  test('a folder that cannot be written costs only the next session’s list', () => {
    const list = new RecentFiles(join(folder, 'missing'))
    list.add('/a.json')
    expect(list.paths).toEqual(['/a.json'])
    expect(existsSync(join(folder, 'missing'))).toBe(false)
  })
})

test.each([
  ['orders.windtunnel.json', 'orders.windtunnel.json'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\windows\\system.ini', 'system.ini'],
  ['.hidden', 'hidden'],
  ['a\u0000<b>|?.svg', 'ab.svg'],
  ['...', 'windtunnel'],
  ['', 'windtunnel'],
  [`${'x'.repeat(500)}.svg`, `${'x'.repeat(116)}.svg`],
])('the suggested name %j becomes %j', (suggested, name) => expect(safeFileName(suggested)).toBe(name))
