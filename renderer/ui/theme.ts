import { useMemo, useSyncExternalStore } from 'react'

/** What the user chose; `system` follows the operating system. */
export type ThemePreference = 'dark' | 'light' | 'system'
/** What is on screen. */
export type Theme = 'dark' | 'light'

const storageKey = 'windtunnel.theme'
const lightQuery = '(prefers-color-scheme: light)'
const listeners = new Set<() => void>()
let preference: ThemePreference = 'dark'

/** Colour tokens of theme.css that canvases need, by their name without `--color-`. */
const themeColorNames = [
  'canvas',
  'dot',
  'panel',
  'raised',
  'hover',
  'line',
  'line-strong',
  'text',
  'muted',
  'faint',
  'accent',
  'on-accent',
  'ok',
  'warn',
  'fault',
  'throttle',
  'accent-soft',
  'ok-soft',
  'warn-soft',
  'fault-soft',
  'throttle-soft',
  'area',
] as const
type ThemeColorName = (typeof themeColorNames)[number]
/** Resolved CSS colours (hex), safe to hand to a 2D canvas. */
export type ThemeColors = Readonly<Record<ThemeColorName, string>>

/**
 * Applies the stored preference to the document and follows the operating system from then on.
 * Call once, before the first render, so that no frame is painted in the wrong theme.
 * Returns a function that stops following.
 */
export function startTheme(): () => void {
  preference = readStoredPreference()
  apply()
  const media = window.matchMedia(lightQuery)
  media.addEventListener('change', apply)
  return () => media.removeEventListener('change', apply)
}

/** The user's choice. */
function getThemePreference(): ThemePreference {
  return preference
}

/** Changes, applies and stores the user's choice. */
export function setThemePreference(next: ThemePreference): void {
  preference = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // Storage can be denied (private window, full disk): the choice then lasts for this window only.
  }
  apply()
}

/** The theme on screen. */
export function getTheme(): Theme {
  if (preference !== 'system') return preference
  return window.matchMedia(lightQuery).matches ? 'light' : 'dark'
}

/** Calls `listener` after every change of preference or of the theme on screen; returns an unsubscribe function. */
export function subscribeTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The preference, the theme on screen, and the setter; re-renders on change. */
export function useTheme(): {
  preference: ThemePreference
  theme: Theme
  setPreference: (next: ThemePreference) => void
} {
  const current = useSyncExternalStore(subscribeTheme, getThemePreference)
  const theme = useSyncExternalStore(subscribeTheme, getTheme)
  return { preference: current, theme, setPreference: setThemePreference }
}

/** Token colours for canvases (uPlot, the canvas layer): a new object, and a re-render, whenever the theme changes. */
export function useThemeColors(): ThemeColors {
  const theme = useSyncExternalStore(subscribeTheme, getTheme)
  return useMemo(() => readThemeColors(theme), [theme])
}

function readThemeColors(theme: Theme): ThemeColors {
  const root = document.documentElement
  // A view may render before startTheme has run; the attribute decides which values the tokens have.
  if (root.dataset.theme !== theme) root.dataset.theme = theme
  const style = getComputedStyle(root)
  const colors = {} as Record<ThemeColorName, string>
  for (const name of themeColorNames) colors[name] = style.getPropertyValue(`--color-${name}`).trim()
  return colors
}

function apply(): void {
  const root = document.documentElement
  const theme = getTheme()
  if (root.dataset.theme !== theme) withoutTransitions(root, () => void (root.dataset.theme = theme))
  for (const listener of listeners) listener()
}

/** Makes a change that would otherwise set off a transition on every element at once. */
function withoutTransitions(root: HTMLElement, change: () => void): void {
  root.dataset.switching = ''
  change()
  // Styles are computed while transitions are off: what turns them on again finds nothing left to change.
  void getComputedStyle(root).color
  requestAnimationFrame(() => requestAnimationFrame(() => delete root.dataset.switching))
}

function readStoredPreference(): ThemePreference {
  try {
    const stored = localStorage.getItem(storageKey)
    if (stored === 'dark' || stored === 'light' || stored === 'system') return stored
  } catch {
    // As above: no storage, no stored preference.
  }
  return 'dark'
}
