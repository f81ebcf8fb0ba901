import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Host } from '../../renderer/host/host'

const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: {
    invoke: vi.fn((_channel: string, ..._values: unknown[]): Promise<unknown> => Promise.resolve(null)),
    send: vi.fn(),
    on: vi.fn(),
    removeListener: vi.fn(),
  },
  webUtils: { getPathForFile: vi.fn(() => '') },
}))
vi.mock('electron', () => electron)

const { ipcRenderer, webUtils } = electron
let host: Host

beforeAll(async () => {
  await import('../../electron/preload/index')
  expect(electron.contextBridge.exposeInMainWorld).toHaveBeenCalledTimes(1)
  const [name, exposed] = electron.contextBridge.exposeInMainWorld.mock.lastCall as [string, Host]
  expect(name).toBe('windtunnelHost')
  host = exposed
})
beforeEach(() => vi.clearAllMocks())

const answer = (value: unknown) => ipcRenderer.invoke.mockResolvedValueOnce({ ok: true, value })

test('the page gets the host’s functions and nothing of Electron', () => {
  expect(Object.keys(host).sort()).toEqual([
    'exportFile',
    'keepRecovery',
    'kind',
    'onMenuCommand',
    'onOpenFile',
    'open',
    'openDropped',
    'openRecent',
    'printToPdf',
    'recentFiles',
    'recovery',
    'save',
    'saveAs',
    'setDirty',
    'setTitle',
  ])
})

test('a failure is an Error with the message for the user', async () => {
  ipcRenderer.invoke.mockResolvedValueOnce({ ok: false, message: 'a.json could not be read.' })
  await expect(host.openRecent('id')).rejects.toThrow(/^a\.json could not be read\.$/)
})

test('files go by their ids: no path leaves the page', async () => {
  const file = { id: 'id', name: 'a.json', path: '/somewhere/else.json' }
  answer(file)
  await host.save(file, 'text')
  expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('file:save', 'id', 'text')
  answer(null)
  await host.keepRecovery({ name: 'a', text: 'text', file })
  expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('recovery:keep', { name: 'a', text: 'text', fileId: 'id' })
  answer(null)
  await host.keepRecovery(null)
  expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('recovery:keep', null)
})

describe('a dropped file', () => {
  const file = { name: 'a.json', text: () => Promise.resolve('text') } as File

  test('is adopted where it has a place on the disk', async () => {
    webUtils.getPathForFile.mockReturnValueOnce('/designs/a.json')
    answer({ id: 'id', name: 'a.json' })
    expect(await host.openDropped?.(file, null)).toEqual({ text: 'text', file: { id: 'id', name: 'a.json' } })
    expect(ipcRenderer.invoke).toHaveBeenLastCalledWith('file:adoptDropped', '/designs/a.json', 'text')
  })

  test('is an upload where it has none, or is not adopted', async () => {
    const upload = { text: 'text', file: { id: 'upload:a.json', name: 'a.json' } }
    expect(await host.openDropped?.(file, null)).toEqual(upload)
    expect(ipcRenderer.invoke).not.toHaveBeenCalled()
    webUtils.getPathForFile.mockReturnValueOnce('/designs/a.json')
    answer(null)
    expect(await host.openDropped?.(file, null)).toEqual(upload)
  })
})

test('events come without the object that could answer them, until unsubscribed', () => {
  const listener = vi.fn()
  const stop = host.onMenuCommand?.(listener)
  const [channel, forward] = ipcRenderer.on.mock.lastCall as [string, (...values: unknown[]) => void]
  expect(channel).toBe('menu:command')
  forward({ sender: 'secret' }, 'file.save')
  expect(listener.mock.calls).toEqual([['file.save']])
  stop?.()
  expect(ipcRenderer.removeListener).toHaveBeenCalledWith('menu:command', forward)
})

test('listening for files tells the main process that the studio is ready', () => {
  host.onOpenFile?.(() => {})
  expect(ipcRenderer.on.mock.lastCall?.[0]).toBe('file:opened')
  expect(ipcRenderer.send.mock.calls).toEqual([['window:ready']])
  host.setDirty(true)
  host.setTitle?.('orders')
  expect(ipcRenderer.send.mock.calls.slice(1)).toEqual([
    ['window:dirty', true],
    ['window:title', 'orders'],
  ])
})
