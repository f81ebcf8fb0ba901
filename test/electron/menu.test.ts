// @vitest-environment jsdom
import type { MenuItemConstructorOptions } from 'electron'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { acceleratorFor, menuTemplate, type MenuOptions } from '../../electron/main/menu'
import { type CommandItem, type MenuEntry, menus, type RoleItem } from '../../electron/main/menuItems'
import type { Command } from '../../renderer/commands/command'
import type { Host } from '../../renderer/host/host'
import { FakeWindow } from './fakeElectron'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

let commandById: (id: string) => Command | undefined
beforeAll(async () => {
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never
  // The desktop app's host has every capability, so that every command is there.
  window.windtunnelHost = { kind: 'desktop', printToPdf: () => Promise.resolve(null) } as Partial<Host> as Host
  ;({ commandById } = await import('../../renderer/commands/registry'))
})

const flat = (entries: readonly MenuEntry[]): Exclude<MenuEntry, string>[] =>
  entries.flatMap((entry) =>
    typeof entry === 'string' ? [] : 'items' in entry ? [entry, ...flat(entry.items)] : [entry],
  )
const entries = flat(menus)
const commandItems = entries.filter((entry): entry is CommandItem => !('items' in entry) && !('role' in entry))
const roleItems = entries.filter((entry): entry is RoleItem => 'role' in entry)

describe('the menus run the studio’s own commands', () => {
  test.each(commandItems.map((item) => [item.command, item] as const))('%s', (id, item) => {
    const command = commandById(id)
    expect(item).toMatchObject({
      title: command?.title,
      ...(item.shortcut === undefined ? {} : { shortcut: command?.shortcuts?.[0] }),
    })
    if (item.shortcut !== undefined) expect(item.whileTyping ?? false).toBe(command?.whileTyping ?? false)
    // A shortcut that exists is shown.
    if (item.shortcut === undefined) expect(command?.shortcuts ?? []).toEqual([])
  })

  test.each(roleItems.filter((item) => item.command !== undefined))('$command, by the system', ({ command, title }) => {
    expect(commandById(command!)).toMatchObject({ title, nativeKeys: true })
  })

  test('each once, and all exports', () => {
    const ids = [...commandItems, ...roleItems].flatMap(({ command }) => command ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const kind of [
      'svg',
      'png',
      'costReport',
      'costPdf',
      'costCsv',
      'metricsCsv',
      'xray',
      'otlp',
      'traceSummary',
    ]) {
      expect(ids).toContain(`export.${kind}`)
    }
  })
})

const options: MenuOptions = {
  platform: 'linux',
  isPackaged: true,
  recentPaths: [],
  runCommand: vi.fn(),
  openPath: vi.fn(),
  clearRecent: vi.fn(),
}
type Item = MenuItemConstructorOptions
const children = (item: Item | undefined): Item[] => (item?.submenu as Item[] | undefined) ?? []
const all = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...all(children(item))])
const click = (item: Item | undefined, byKey = false, window?: FakeWindow): void =>
  item?.click?.({} as never, window as never, { triggeredByAccelerator: byKey } as never)

describe('on Windows and Linux', () => {
  const items = all(menuTemplate(options))

  test('a click sends the command’s id; the keyboard is the studio’s', () => {
    const save = items.find(({ id }) => id === 'file.save')
    expect(save).toMatchObject({ label: 'Save', accelerator: 'CmdOrCtrl+S', registerAccelerator: false })
    click(save)
    expect(options.runCommand).toHaveBeenLastCalledWith('file.save')
    expect(items.filter(({ id }) => id !== undefined)).toHaveLength(commandItems.length)
  })

  test('the last window closes by Exit, of which there is one', () => {
    expect(items.filter(({ role }) => role === 'quit' || role === 'close')).toEqual([{ role: 'quit' }])
  })

  test('developer tools are in unpackaged apps only', () => {
    const hasTools = (isPackaged: boolean) =>
      all(menuTemplate({ ...options, isPackaged })).some(({ role }) => role === 'toggleDevTools' || role === 'reload')
    expect([hasTools(true), hasTools(false)]).toEqual([false, true])
  })
})

describe('on a Mac', () => {
  const template = menuTemplate({ ...options, platform: 'darwin' })
  const items = all(template)

  test('Quit and About are in the app’s menu, once', () => {
    expect(template[0]).toMatchObject({ role: 'appMenu' })
    expect(items.filter(({ role }) => role === 'quit')).toHaveLength(1)
    expect(items.filter(({ role }) => role === 'close')).toHaveLength(1)
    expect(items.filter(({ label }) => label === 'About Windtunnel')).toHaveLength(1)
    click(items.find(({ label }) => label === 'About Windtunnel'))
    expect(options.runCommand).toHaveBeenLastCalledWith('help.about')
  })

  test('no shortcut of the menu gets in the way of typing', () => {
    const item = (shortcut: string, more: Partial<CommandItem> = {}) => ({
      command: 'x',
      title: 'x',
      shortcut,
      ...more,
    })
    expect(acceleratorFor(item('N'), 'darwin')).toBeUndefined()
    expect(acceleratorFor(item('Mod+D'), 'darwin')).toBeUndefined()
    expect(acceleratorFor(item('Mod+S', { whileTyping: true }), 'darwin')).toBe('CmdOrCtrl+S')
    expect(acceleratorFor(item('Mod++'), 'linux')).toBe('CmdOrCtrl+Plus')
  })

  test('⌘Z undoes typing in a field; the menu’s Undo is the drawing’s', () => {
    const undo = items.find(({ id }) => id === 'edit.undo')
    const window = new FakeWindow()
    click(undo, true, window)
    expect(window.webContents.undo).toHaveBeenCalledTimes(1)
    expect(options.runCommand).not.toHaveBeenLastCalledWith('edit.undo')
    click(undo, false, window)
    expect(options.runCommand).toHaveBeenLastCalledWith('edit.undo')
  })

  test('no menu begins or ends with a line', () => {
    for (const menu of template) {
      const shown = children(menu)
      expect([shown[0]?.type, shown.at(-1)?.type]).not.toContain('separator')
    }
  })
})

test('recent files open from the menu', () => {
  const items = all(menuTemplate({ ...options, recentPaths: ['/designs/a & b.json'] }))
  const recent = items.find(({ label }) => label === 'Open recent')
  expect(recent).toMatchObject({ enabled: true })
  const [first, , clear] = children(recent)
  expect(first).toMatchObject({ label: 'a && b.json' })
  click(first)
  expect(options.openPath).toHaveBeenCalledWith('/designs/a & b.json')
  click(clear)
  expect(options.clearRecent).toHaveBeenCalledTimes(1)
})
