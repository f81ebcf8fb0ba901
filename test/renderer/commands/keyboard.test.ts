import { describe, expect, test } from 'vitest'
import { belongsToWidget, isTyping, type KeyPress, matches } from '../../../renderer/commands/keyboard'
import { allCommands } from '../../../renderer/commands/registry'

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
})

describe('shortcuts', () => {
  test('Mod is Ctrl, and Command on a Mac', () => {
    const ctrlZ = press('z', 'KeyZ', { ctrlKey: true })
    const commandZ = press('z', 'KeyZ', { metaKey: true })
    expect(matches(ctrlZ, 'Mod+Z', false)).toBe(true)
    expect(matches(ctrlZ, 'Mod+Z', true)).toBe(false)
    expect(matches(commandZ, 'Mod+Z', true)).toBe(true)
    expect(matches(commandZ, 'Mod+Z', false)).toBe(false)
  })

  test('modifiers must be exactly those named', () => {
    expect(matches(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false)
    expect(matches(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true)
    expect(matches(press('z', 'KeyZ'), 'Mod+Z', false)).toBe(false)
  })

  test('Option on a Mac types other letters, and Shift other digits: the key decides', () => {
    expect(matches(press('å', 'KeyA', { altKey: true }), 'Alt+A', true)).toBe(true)
    expect(matches(press('!', 'Digit1', { shiftKey: true }), 'Shift+1', false)).toBe(true)
    expect(matches(press('<', 'Comma', { shiftKey: true }), 'Shift+,', false)).toBe(true)
  })

  test('symbols are found by what they type, on any keyboard', () => {
    expect(matches(press('?', 'Slash', { shiftKey: true }), '?', false)).toBe(true)
    expect(matches(press('?', 'Minus', { shiftKey: true }), '?', false)).toBe(true)
    expect(matches(press('?', 'Slash', { shiftKey: true }), '/', false)).toBe(false)
    expect(matches(press('?', 'Slash'), '/', false)).toBe(false)
    expect(matches(press('/', 'Digit7', { shiftKey: true }), '/', false)).toBe(true)
    expect(matches(press('+', 'Equal', { ctrlKey: true, shiftKey: true }), 'Mod++', false)).toBe(true)
    expect(matches(press('=', 'Equal', { ctrlKey: true }), 'Mod+=', false)).toBe(true)
  })

  test('arrows, Delete and Space have names', () => {
    expect(matches(press('ArrowLeft', 'ArrowLeft', { altKey: true }), 'Alt+Left', false)).toBe(true)
    expect(matches(press('Delete', 'Delete'), 'Delete', false)).toBe(true)
    expect(matches(press(' ', 'Space'), 'Space', false)).toBe(true)
  })
})

describe('keys are left alone', () => {
  test('while typing', () => {
    const input = document.createElement('input')
    const checkbox = Object.assign(document.createElement('input'), { type: 'checkbox' })
    expect([input, document.createElement('textarea')].map(isTyping)).toEqual([true, true])
    expect([checkbox, document.body].map(isTyping)).toEqual([false, false])
  })

  test('in menus and dialogs, and Enter on a button', () => {
    document.body.innerHTML = '<div role="dialog"><p id="in"></p></div><button id="b"></button>'
    expect(belongsToWidget(press('Delete', 'Delete'), document.getElementById('in'))).toBe(true)
    const button = document.getElementById('b')
    expect(belongsToWidget(press('Enter', 'Enter'), button)).toBe(true)
    expect(belongsToWidget(press('Delete', 'Delete'), button)).toBe(false)
  })
})

describe('commands', () => {
  test('have ids of their own', () => {
    const ids = allCommands().map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('have shortcuts of their own', () => {
    const shortcuts = allCommands().flatMap(({ shortcuts: keys = [] }) => keys)
    expect(shortcuts.filter((keys, index) => shortcuts.indexOf(keys) !== index)).toEqual([])
  })
})
