import { type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { basename } from 'node:path'
import { type CommandItem, developerMenu, type MenuEntry, menus } from './menuItems'

export interface MenuOptions {
  platform: NodeJS.Platform
  isPackaged: boolean
  recentPaths: readonly string[]
  runCommand: (commandId: string) => void
  openPath: (path: string) => void
  clearRecent: () => void
}

/** Puts the menus up; again whenever the recent files have changed. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

/** The menus as Electron wants them described. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin'
  const shown = options.isPackaged ? menus : [...menus, developerMenu]
  const template = shown.map((menu) => toTemplate(menu, options))
  return isMac ? [appMenu(options), ...template, { role: 'windowMenu' }] : template
}

function toTemplate(entry: MenuEntry, options: MenuOptions): MenuItemConstructorOptions {
  if (entry === 'separator') return { type: 'separator' }
  if (entry === 'recentFiles') return recentMenu(options)
  if ('items' in entry) {
    const items = entry.items.filter((child) => isOn(child, options.platform))
    return { label: entry.title, submenu: withoutLooseSeparators(items).map((child) => toTemplate(child, options)) }
  }
  if ('role' in entry) return { role: entry.role, ...(entry.title === undefined ? {} : { label: entry.title }) }
  return commandTemplate(entry, options)
}

function commandTemplate(item: CommandItem, { platform, runCommand }: MenuOptions): MenuItemConstructorOptions {
  const accelerator = acceleratorFor(item, platform)
  return {
    id: item.command,
    label: item.title,
    ...(accelerator === undefined ? {} : { accelerator }),
    // The studio listens to the keyboard itself: the menu only shows the shortcut (a Mac's menu cannot leave it at that).
    registerAccelerator: false,
    click(_menuItem, window, { triggeredByAccelerator }) {
      // The page saw the key first and left it to the system, so the user is typing.
      if (triggeredByAccelerator && item.textEditing !== undefined) editText(window, item.textEditing)
      else runCommand(item.command)
    },
  }
}

function editText(window: BaseWindow | undefined, edit: NonNullable<CommandItem['textEditing']>): void {
  if (window instanceof BrowserWindow) window.webContents[edit]()
}

/**
 * The shortcut as Electron writes it. A Mac's menu acts on its shortcuts even while the user is typing, so there only
 * those are given that may.
 */
export function acceleratorFor(item: CommandItem, platform: NodeJS.Platform): string | undefined {
  if (item.shortcut === undefined) return undefined
  if (platform === 'darwin' && !item.whileTyping && item.textEditing === undefined) return undefined
  return item.shortcut
    .split(/\+(?!$)/)
    .map((key) => (key === 'Mod' ? 'CmdOrCtrl' : key === '+' ? 'Plus' : key))
    .join('+')
}

function recentMenu({ recentPaths, openPath, clearRecent }: MenuOptions): MenuItemConstructorOptions {
  return {
    label: 'Open recent',
    enabled: recentPaths.length > 0,
    submenu: [
      ...recentPaths.map((path) => ({
        // An ampersand would mark the key that chooses the item.
        label: basename(path).replaceAll('&', '&&'),
        toolTip: path,
        click: () => openPath(path),
      })),
      { type: 'separator' },
      { label: 'Clear this list', click: clearRecent },
    ],
  }
}

function appMenu({ runCommand }: MenuOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: 'About Windtunnel', click: () => runCommand('help.about') },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  }
}

function isOn(entry: MenuEntry, platform: NodeJS.Platform): boolean {
  if (typeof entry === 'string' || 'items' in entry || entry.onlyOn === undefined) return true
  return entry.onlyOn === (platform === 'darwin' ? 'mac' : 'others')
}

function withoutLooseSeparators(entries: readonly MenuEntry[]): MenuEntry[] {
  return entries.filter(
    (entry, index) =>
      entry !== 'separator' || (index > 0 && entries.slice(index).some((later) => later !== 'separator')),
  )
}
