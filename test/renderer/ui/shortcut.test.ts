import { expect, it } from 'vitest'
import { formatShortcut } from '../../../renderer/ui/shortcut'

it.each([
  ['Mod+K', '⌘K', 'Ctrl+K'],
  ['Mod+Shift+P', '⇧⌘P', 'Ctrl+Shift+P'],
  ['/', '/', '/'],
  ['Mod++', '⌘+', 'Ctrl++'],
  ['Delete', '⌦', 'Del'],
  ['Up', '↑', '↑'],
])('%s is %s on a Mac and %s elsewhere', (keys, mac, other) => {
  expect(formatShortcut(keys, true)).toBe(mac)
  expect(formatShortcut(keys, false)).toBe(other)
})
