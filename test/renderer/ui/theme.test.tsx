import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  getTheme,
  setThemePreference,
  startTheme,
  subscribeTheme,
  useTheme,
  useThemeColors,
} from '../../../renderer/ui/theme'

let systemIsLight = false
let systemListeners: (() => void)[] = []

beforeEach(() => {
  systemIsLight = false
  systemListeners = []
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return systemIsLight
    },
    addEventListener: (_: string, listener: () => void) => systemListeners.push(listener),
    removeEventListener: (_: string, listener: () => void) => {
      systemListeners = systemListeners.filter((other) => other !== listener)
    },
  }))
})

afterEach(() => vi.unstubAllGlobals())

const shown = () => document.documentElement.dataset['theme']

it('is dark until the user chooses', () => {
  startTheme()()
  expect(shown()).toBe('dark')
})

it('stores the choice and applies it at the next start', () => {
  startTheme()()
  setThemePreference('light')
  expect(shown()).toBe('light')
  document.documentElement.removeAttribute('data-theme')
  startTheme()()
  expect(shown()).toBe('light')
})

it('follows the operating system only when asked to', () => {
  const stop = startTheme()
  setThemePreference('system')
  expect(getTheme()).toBe('dark')
  systemIsLight = true
  for (const listener of systemListeners) listener()
  expect(shown()).toBe('light')
  setThemePreference('dark')
  for (const listener of systemListeners) listener()
  expect(shown()).toBe('dark')
  stop()
  expect(systemListeners).toEqual([])
})

it('ignores a stored value it does not know', () => {
  localStorage.setItem('windtunnel.theme', 'sepia')
  startTheme()()
  expect(shown()).toBe('dark')
})

it('survives a denied storage', () => {
  const denied = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('denied')
  })
  setThemePreference('light')
  expect(shown()).toBe('light')
  denied.mockRestore()
})

it('switches without transitions, which come back two frames later', async () => {
  setThemePreference('dark')
  setThemePreference('light')
  const root = document.documentElement
  expect(root.dataset).toHaveProperty('switching')
  await vi.waitFor(() => expect(root.dataset).not.toHaveProperty('switching'))
})

it('tells subscribers, until they leave', () => {
  const listener = vi.fn()
  const leave = subscribeTheme(listener)
  setThemePreference('light')
  leave()
  setThemePreference('dark')
  expect(listener).toHaveBeenCalledTimes(1)
})

it('hands canvases new colours when the theme changes', () => {
  setThemePreference('dark')
  const style = document.createElement('style')
  style.textContent = '[data-theme="dark"]{--color-accent:#4db8ff}[data-theme="light"]{--color-accent:#0862bb}'
  document.head.append(style)
  const { result } = renderHook(() => ({ colors: useThemeColors(), theme: useTheme() }))
  expect(result.current.colors.accent).toBe('#4db8ff')
  act(() => result.current.theme.setPreference('light'))
  expect(result.current.theme.theme).toBe('light')
  expect(result.current.colors.accent).toBe('#0862bb')
  style.remove()
})
