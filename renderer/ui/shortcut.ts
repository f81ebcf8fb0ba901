const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const macNames: Record<string, string> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: 'Esc',
}
const otherNames: Record<string, string> = { Mod: 'Ctrl', Delete: 'Del', Escape: 'Esc' }
const arrowNames: Record<string, string> = { Left: '←', Right: '→', Up: '↑', Down: '↓' }

/** A shortcut as this platform writes it: "Mod+Shift+P" is "⇧⌘P" on a Mac and "Ctrl+Shift+P" elsewhere. */
export function formatShortcut(shortcut: string, mac: boolean = isMac): string {
  const keys = shortcut.split(/\+(?!$)/).map((key) => arrowNames[key] ?? (mac ? macNames : otherNames)[key] ?? key)
  if (!mac) return keys.join('+')
  // macOS order of modifiers: control, option, shift, command.
  const order = ['⌃', '⌥', '⇧', '⌘']
  const modifiers = keys.filter((key) => order.includes(key)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...modifiers, ...keys.filter((key) => !order.includes(key))].join('')
}
