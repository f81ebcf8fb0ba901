import type { Command } from './command'

/** What of a keyboard event decides which command it means. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The commands a key press means on this platform. Several may share a key when at most one is enabled at a time. */
export function commandsFor(press: KeyPress, commands: readonly Command[], mac: boolean): Command[] {
  return commands.filter(
    (command) => !command.nativeKeys && command.shortcuts?.some((shortcut) => matches(press, shortcut, mac)),
  )
}

/** Whether a key press is a shortcut such as `Mod+Shift+P`, `?` or `Alt+A`. */
export function matches(press: KeyPress, shortcut: string, mac: boolean): boolean {
  const parts = shortcut.split(/\+(?!$)/)
  const key = parts.pop() ?? ''
  const wantsMod = parts.includes('Mod')
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (mod !== wantsMod || otherMod || press.altKey !== parts.includes('Alt')) return false
  const isSymbol = key.length === 1 && !/[a-z0-9]/i.test(key)
  // Symbols are found by what they type: whether they need Shift differs between keyboards.
  if (isSymbol && !parts.includes('Shift') && press.key === key) return true
  if (press.shiftKey !== parts.includes('Shift')) return false
  return keyOf(press, key) === key.toLowerCase()
}

/** The key pressed. With Alt or Shift the letter typed differs from the key's name, so the code decides. */
function keyOf(press: KeyPress, wanted: string): string {
  if (/^[a-z]$/i.test(wanted) && /^Key[A-Z]$/.test(press.code) && (press.altKey || press.shiftKey)) {
    return press.code.slice(3).toLowerCase()
  }
  if (/^[0-9]$/.test(wanted) && press.code === `Digit${wanted}`) return wanted
  if ((press.altKey || press.shiftKey) && symbolCodes[wanted] === press.code) return wanted
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  return key.startsWith('arrow') ? key.slice('arrow'.length) : key
}

const symbolCodes: Record<string, string> = {
  '[': 'BracketLeft',
  ']': 'BracketRight',
  "'": 'Quote',
  '=': 'Equal',
  '-': 'Minus',
  ',': 'Comma',
  '.': 'Period',
  '/': 'Slash',
}

/** Whether keys go into a text now, so that letters are not shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  return target instanceof HTMLSelectElement
}

/** Whether the focus is where the key means something of its own: a menu, a dialog, a list, a button for Enter and Space. */
export function belongsToWidget(press: KeyPress, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]')) return true
  const hasOwnArrows = target.closest(
    '[role="tab"], [role="slider"], [role="separator"], [role="tree"], [role="radiogroup"], [role="grid"]',
  )
  if (hasOwnArrows && /^(Arrow|Home|End|Enter| )/.test(press.key)) return true
  return target.closest('button, a, [role="button"]') !== null && (press.key === 'Enter' || press.key === ' ')
}
