import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createBrowserHost } from '../../../renderer/host/browserHost'

const stored = vi.hoisted(() => new Map<unknown, unknown>())
vi.mock('idb-keyval', () => ({
  get: (key: unknown) => Promise.resolve(stored.get(key)),
  set: (key: unknown, value: unknown) => Promise.resolve(void stored.set(key, value)),
  del: (key: unknown) => Promise.resolve(void stored.delete(key)),
  keys: () => Promise.resolve([...stored.keys()]),
}))

/** A file as the File System Access API gives it. */
function fakeHandle(name: string, permission: PermissionState = 'granted') {
  let content = ''
  const handle = {
    kind: 'file',
    name,
    queryPermission: () => Promise.resolve(permission),
    requestPermission: () => Promise.resolve(permission),
    isSameEntry: (other: unknown) => Promise.resolve(other === handle),
    getFile: () => Promise.resolve({ name, text: () => Promise.resolve(content) }),
    createWritable: vi.fn(() =>
      Promise.resolve({
        write: (text: string) => Promise.resolve(void (content = text)),
        close: () => Promise.resolve(),
      }),
    ),
    content: () => content,
  }
  return handle
}

const host = createBrowserHost()

beforeEach(() => {
  stored.clear()
  vi.unstubAllGlobals()
})

describe('with access to files', () => {
  test('saves under a name, then to the same file, and lists it as recent', async () => {
    const handle = fakeHandle('orders.windtunnel.json')
    vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(handle))
    const file = await host.saveAs('orders.windtunnel.json', 'one')
    expect(handle.content()).toBe('one')
    await host.save(file!, 'two')
    expect(handle.content()).toBe('two')
    expect(await host.recentFiles()).toEqual([{ id: file!.id, name: handle.name }])
    expect(await host.openRecent(file!.id)).toEqual({ file: { id: file!.id, name: handle.name }, text: 'two' })
  })

  test('backing out of a dialog is no error', async () => {
    const aborted = () => Promise.reject(new DOMException('no', 'AbortError'))
    vi.stubGlobal('showSaveFilePicker', aborted)
    vi.stubGlobal('showOpenFilePicker', aborted)
    expect(await host.saveAs('a', 'text')).toBeNull()
    expect(await host.open()).toBeNull()
  })

  test('says which file cannot be written, why, and what to do', async () => {
    const refused = fakeHandle('a.windtunnel.json', 'denied')
    vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(refused))
    await expect(host.saveAs('a', 'text')).rejects.toThrow(/a\.windtunnel\.json.*another name/)
    const full = fakeHandle('b.windtunnel.json')
    full.createWritable.mockRejectedValue(new DOMException('', 'QuotaExceededError'))
    vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(full))
    await expect(host.saveAs('b', 'text')).rejects.toThrow(/b\.windtunnel\.json.*disk is full/)
  })

  test('a recent file that is gone is told', async () => {
    await expect(host.openRecent('gone')).rejects.toThrow(/Use Open/)
  })
})

test('without access to files, saving downloads', async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  URL.createObjectURL = () => 'blob:x'
  const file = await host.saveAs('orders.windtunnel.json', 'text')
  expect(file?.name).toBe('orders.windtunnel.json')
  expect(click).toHaveBeenCalledTimes(1)
  click.mockRestore()
})

describe('recovery', () => {
  test('hands out the newest work of windows that are closed, once, and never its own', async () => {
    await host.keepRecovery({ name: 'mine', text: 'mine', file: null })
    stored.set('windtunnel.recovery.a', { name: 'old', text: '1', file: null, savedAt: '2026-01-01T00:00:00Z' })
    stored.set('windtunnel.recovery.b', { name: 'new', text: '2', file: null, savedAt: '2026-02-01T00:00:00Z' })
    expect(await host.recovery()).toMatchObject({ name: 'new', text: '2' })
    expect(await host.recovery()).toBeNull()
    expect(stored.size).toBe(1)
    await host.keepRecovery(null)
    expect(stored.size).toBe(0)
  })
})
