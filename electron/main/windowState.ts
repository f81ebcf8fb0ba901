import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { readFileSync } from 'node:fs'
import { writeAtomicallySync } from './atomicWrite'

interface WindowState extends Rectangle {
  maximized: boolean
}

const defaultSize = { width: 1440, height: 900 }
export const minimumSize = { minWidth: 960, minHeight: 600 }
const writeDelayMs = 500
/** Part of a window, px, that must be on a display for the user to be able to grab it. */
const visiblePx = 80

/** Where the window was last, if that is still on a display; else the size of a first start. */
export function readWindowState(file: string): Partial<Rectangle> & { maximized: boolean } {
  const state = parse(file)
  if (state === null) return { ...defaultSize, maximized: false }
  const { x, y, width, height, maximized } = state
  return isVisible(state) ? { x, y, width, height, maximized } : { ...defaultSize, maximized }
}

/** Remembers where the window is, now and then, and when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeAtomicallySync(file, JSON.stringify(state))
    } catch {
      // Where the app's folder cannot be written, the next window opens as on a first start.
    }
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, writeDelayMs)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('close', write)
  window.on('closed', () => clearTimeout(timer))
}

function isVisible({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlapX = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    const overlapY = Math.min(y + height, workArea.y + workArea.height) - Math.max(y, workArea.y)
    return overlapX >= visiblePx && overlapY >= visiblePx && y >= workArea.y - visiblePx
  })
}

function parse(file: string): WindowState | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<keyof WindowState, unknown>> | null
    const { x, y, width, height, maximized } = value ?? {}
    if (!isInteger(x) || !isInteger(y) || !isInteger(width) || !isInteger(height)) return null
    if (width < minimumSize.minWidth || height < minimumSize.minHeight) return null
    return { x, y, width, height, maximized: maximized === true }
  } catch {
    return null
  }
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 100_000
}
