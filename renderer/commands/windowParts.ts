import { useCanvasPort } from '../store'

/** Marks a part of the window that the keyboard can go to directly. */
export const windowPart = { 'data-window-part': '' }
/** Marks the canvas, which says itself where the focus enters it. */
export const canvasPart = { 'data-window-part': 'canvas' }
/** Marks the part that shows the settings of what is selected. */
export const settingsPart = { 'data-window-part': 'settings' }

/** Moves the keyboard's focus to the next (1) or previous (-1) part of the window that is on screen. */
export function focusPart(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-window-part]')].filter(
    ({ offsetWidth, offsetHeight }) => offsetWidth > 0 && offsetHeight > 0,
  )
  const at = parts.findIndex((part) => part.contains(document.activeElement))
  const part = parts[at < 0 && step < 0 ? parts.length - 1 : (at + step + parts.length) % parts.length]
  if (part?.dataset['windowPart'] === canvasPart['data-window-part']) useCanvasPort.getState().port?.focus()
  else if (part) entranceOf(part)?.focus()
}

/** Moves the focus to the first setting of what is selected. */
export function focusSettings(): void {
  const settings = '[data-window-part=settings] [role=tabpanel]'
  document.querySelector<HTMLElement>(`${settings} :is(input, textarea, [role=combobox], [role=switch])`)?.focus()
}

/** Where the focus enters a part: its open tab, its slider, or else the first thing in it. */
function entranceOf(part: HTMLElement): HTMLElement | null {
  return (
    part.querySelector<HTMLElement>('[role=tab][aria-selected=true], [role=slider]:not([aria-disabled=true])') ??
    part.querySelector<HTMLElement>('button:not(:disabled), input, [tabindex="0"]')
  )
}
