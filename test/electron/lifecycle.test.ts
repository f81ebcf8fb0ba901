// Loaded before the modules are reset, so that every start meets the same stand-in.
import 'electron'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { filesFromSecondInstance, launchFiles } from '../../electron/main/launchFiles'
import {
  ask,
  backOut,
  choosePath,
  clickButton,
  defaultSession,
  fakeApp,
  fakeDialog,
  fakeIpc,
  fakeMenu,
  FakeWindow,
  settle,
  studioWindow,
  tell,
  userDataFolder,
} from './fakeElectron'
import { temporaryFolder } from './temporaryFolder'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

const folder = temporaryFolder()
const design = join(folder, 'orders.windtunnel.json')
const autosaveFolder = join(userDataFolder, 'autosave')
const kept = () => readdirSync(autosaveFolder).filter((name) => name.endsWith('.json'))

/** Starts the app anew, as with these arguments. */
async function start(...parameters: string[]): Promise<void> {
  fakeApp.removeAllListeners()
  fakeIpc.removeAllListeners()
  defaultSession.removeAllListeners()
  fakeIpc.handlers.clear()
  FakeWindow.all.length = 0
  vi.clearAllMocks()
  vi.resetModules()
  process.argv = ['/opt/windtunnel', ...parameters]
  await import('../../electron/main/index')
  await settle()
}

/** Waits for what needs the disk first. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 })

const sent = (channel: string): unknown[] =>
  studioWindow().webContents.send.mock.calls.flatMap(([name, payload]) =>
    name === channel ? [payload as unknown] : [],
  )

beforeEach(() => {
  writeFileSync(design, 'design')
  rmSync(autosaveFolder, { recursive: true, force: true })
  backOut()
})

describe('files from outside', () => {
  test('one named on the command line waits until the studio listens', async () => {
    await start(design)
    expect(sent('file:opened')).toEqual([])
    tell('window:ready', [])
    await soon(() => expect(sent('file:opened')).toMatchObject([{ text: 'design', file: { path: design } }]))
  })

  test('one opened by the system', async () => {
    await start()
    tell('window:ready', [])
    const event = { preventDefault: vi.fn() }
    fakeApp.emit('open-file', event, design)
    expect(event.preventDefault).toHaveBeenCalled()
    await soon(() => expect(sent('file:opened')).toMatchObject([{ text: 'design' }]))
  })

  test('a second instance hands its file to the first, which comes to the front', async () => {
    await start()
    tell('window:ready', [])
    fakeApp.emit('second-instance', {}, [], '/', { files: [design] })
    expect(studioWindow().focus).toHaveBeenCalled()
    await soon(() => expect(sent('file:opened')).toMatchObject([{ text: 'design' }]))
    for (const forged of [null, 1, {}, { files: 'x' }, { files: [1, ''] }]) {
      fakeApp.emit('second-instance', {}, [], '/', forged)
    }
    await settle()
    expect(sent('file:opened')).toHaveLength(1)
  })

  test('a second instance opens no window', async () => {
    fakeApp.isPrimary = false
    await start(design)
    expect(fakeApp.requestSingleInstanceLock).toHaveBeenCalledWith({ files: [design] })
    expect(fakeApp.quit).toHaveBeenCalledTimes(1)
    expect(FakeWindow.all).toEqual([])
    fakeApp.isPrimary = true
  })

  test('one that cannot be read is told in a box, and the app goes on', async () => {
    await start(join(folder, 'missing.json'))
    await soon(() =>
      expect(fakeDialog.showErrorBox).toHaveBeenCalledWith(
        'The design could not be opened',
        'missing.json could not be read: it has been moved or deleted.',
      ),
    )
    expect(studioWindow().isGone).toBe(false)
  })

  test('flags are no files, and relative names are found', () => {
    expect(launchFiles(['/opt/windtunnel', '--no-sandbox', 'a.json', ''], '/home', true)).toEqual(['/home/a.json'])
    expect(launchFiles(['electron', '--inspect', '.', 'a.json'], '/home', false)).toEqual(['/home/a.json'])
    expect(filesFromSecondInstance({ files: ['/a', 1] })).toEqual(['/a'])
  })
})

describe('closing with unsaved changes', () => {
  const dirtyStart = async (): Promise<void> => {
    await start()
    tell('window:ready', [])
    tell('window:dirty', [true])
    await ask('recovery:keep', [{ name: 'orders', text: 'unsaved', fileId: null }])
  }

  test('nothing unsaved: the window closes without a question', async () => {
    await start()
    tell('window:dirty', [false])
    const window = studioWindow()
    window.close()
    expect([window.isGone, fakeDialog.showMessageBox.mock.calls.length]).toEqual([true, 0])
  })

  test('Cancel: the window stays, and asks again the next time', async () => {
    await dirtyStart()
    clickButton(2)
    for (let time = 1; time <= 2; time++) {
      studioWindow().close()
      await settle()
      expect(fakeDialog.showMessageBox).toHaveBeenCalledTimes(time)
    }
    expect(studioWindow().isGone).toBe(false)
    expect(kept()).toHaveLength(1)
  })

  test('Do not save: the window closes and nothing is kept', async () => {
    await dirtyStart()
    const window = studioWindow()
    clickButton(1)
    window.close()
    await settle()
    expect(window.isGone).toBe(true)
    expect(kept()).toEqual([])
  })

  test('Save: the studio saves, then the window closes', async () => {
    await dirtyStart()
    const window = studioWindow()
    clickButton(0)
    window.close()
    await settle()
    expect(sent('menu:command')).toEqual(['file.save'])
    expect(window.isGone).toBe(false)
    choosePath(design)
    await ask('file:saveAs', ['orders', 'saved'])
    tell('window:dirty', [false])
    expect(window.isGone).toBe(true)
    expect(readFileSync(design, 'utf8')).toBe('saved')
    expect(kept()).toEqual([])
  })

  test('Save, but the user backs out or the disk fails: the window stays, also after a later save', async () => {
    for (const fail of [() => backOut(), () => choosePath(join(folder, 'gone/a.json'))]) {
      await dirtyStart()
      clickButton(0)
      studioWindow().close()
      await settle()
      fail()
      await ask('file:saveAs', ['orders', 'text'])
      tell('window:dirty', [false])
      expect(studioWindow().isGone).toBe(false)
    }
  })

  test('Save, but the user goes on editing: the window stays, also after a later save', async () => {
    await dirtyStart()
    clickButton(0)
    studioWindow().close()
    await settle()
    tell('window:dirty', [true])
    tell('window:dirty', [false])
    expect(studioWindow().isGone).toBe(false)
  })

  test('quitting goes on after the changes are saved', async () => {
    await dirtyStart()
    clickButton(0)
    fakeApp.quit()
    await settle()
    expect(fakeApp.quit).toHaveBeenCalledTimes(1)
    tell('window:dirty', [false])
    expect(fakeApp.quit).toHaveBeenCalledTimes(2)
    expect(FakeWindow.all.every(({ isGone }) => isGone)).toBe(true)
  })
})

describe('a crash', () => {
  const keepWork = () => ask('recovery:keep', [{ name: 'orders', text: 'unsaved', fileId: null }])

  test('of the window’s process: reloading offers the work', async () => {
    await start()
    tell('window:ready', [])
    tell('window:dirty', [true])
    await keepWork()
    clickButton(0)
    studioWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await settle()
    expect(studioWindow().webContents.reload).toHaveBeenCalledTimes(1)
    expect(await ask('recovery:take', [])).toMatchObject({ ok: true, value: { name: 'orders', text: 'unsaved' } })
  })

  test('after which the window is closed: the next start offers the work', async () => {
    await start()
    tell('window:dirty', [true])
    await keepWork()
    clickButton(1)
    const window = studioWindow()
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
    await settle()
    expect(window.isGone).toBe(true)
    expect(fakeDialog.showMessageBox.mock.lastCall![1]).toMatchObject({
      detail: expect.stringMatching(/memory/) as string,
    })
    await start()
    expect(await ask('recovery:take', [])).toMatchObject({ value: { text: 'unsaved' } })
  })

  test('of the whole app: the next start offers the work', async () => {
    await start()
    await keepWork()
    await start()
    expect(await ask('recovery:take', [])).toMatchObject({ value: { text: 'unsaved' } })
    expect(await ask('recovery:take', [])).toEqual({ ok: true, value: null })
  })

  test('a studio that does not answer can be reloaded, without a second question', async () => {
    await start()
    const window = studioWindow()
    clickButton(0)
    window.emit('unresponsive')
    await settle()
    expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
    clickButton(1)
    window.emit('unresponsive')
    window.emit('unresponsive')
    await settle()
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1)
    window.webContents.emit('render-process-gone', {}, { reason: 'killed' })
    expect(window.webContents.reload).toHaveBeenCalledTimes(1)
    expect(fakeDialog.showMessageBox).toHaveBeenCalledTimes(2)
  })

  test('what is told to a studio that reloads waits until it listens again', async () => {
    await start()
    tell('window:ready', [])
    const window = studioWindow()
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    fakeApp.emit('second-instance', {}, [], '/', { files: [design] })
    await settle()
    expect(sent('file:opened')).toEqual([])
    tell('window:ready', [])
    await soon(() => expect(sent('file:opened')).toHaveLength(1))
  })
})

describe('the window', () => {
  const stateFile = join(userDataFolder, 'window.json')

  test('is where it was, if that is on a display', async () => {
    await start()
    studioWindow().close()
    await start()
    expect(studioWindow().options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800, show: false })
    for (const elsewhere of [
      '{"x":5000,"y":0,"width":1200,"height":800}',
      '{"x":0,"y":-790,"width":1200,"height":800}',
      '{"x":0,"y":0,"width":1e9,"height":800}',
      '{"x":0,"y":0,"width":10,"height":10}',
      '{"x":"0"}',
      'null',
      '{',
    ]) {
      writeFileSync(stateFile, elsewhere)
      await start()
      expect(studioWindow().options).toMatchObject({ width: 1440, height: 900 })
      expect(studioWindow().options).not.toHaveProperty('x')
    }
  })

  test('is shown when it has something to show, maximized as it was', async () => {
    writeFileSync(stateFile, '{"x":0,"y":0,"width":1200,"height":800,"maximized":true}')
    await start()
    expect(studioWindow().show).not.toHaveBeenCalled()
    studioWindow().emit('ready-to-show')
    expect([studioWindow().maximize.mock.calls.length, studioWindow().show.mock.calls.length]).toEqual([1, 1])
  })

  test('comes back when the app is activated without one, and for a command of the menu', async () => {
    await start()
    studioWindow().close()
    fakeApp.emit('activate')
    expect(studioWindow().isGone).toBe(false)
    studioWindow().close()
    const [menu] = fakeMenu.setApplicationMenu.mock.lastCall![0] as {
      submenu: { id?: string; click(...a: unknown[]): void }[]
    }[]
    menu!.submenu.find(({ id }) => id === 'file.new')!.click({}, undefined, {})
    tell('window:ready', [])
    expect(sent('menu:command')).toEqual(['file.new'])
  })

  test('the last one closed ends the app, but not on a Mac', async () => {
    await start()
    fakeApp.emit('window-all-closed')
    expect(fakeApp.quit).toHaveBeenCalledTimes(process.platform === 'darwin' ? 0 : 1)
  })
})
