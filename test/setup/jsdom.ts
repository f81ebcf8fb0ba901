// What jsdom lacks of a browser and the studio's components ask for while they render.
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

class SilentResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= SilentResizeObserver
globalThis.matchMedia ??= (query) =>
  Object.assign(new EventTarget(), { matches: false, media: query, onchange: null }) as unknown as MediaQueryList
const standIns: Record<string, () => unknown> = { scrollIntoView: () => {}, hasPointerCapture: () => false }
for (const [name, value] of Object.entries(standIns)) {
  if (!(name in Element.prototype)) Object.defineProperty(Element.prototype, name, { value, writable: true })
}

afterEach(cleanup)
