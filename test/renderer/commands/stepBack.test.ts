import { afterEach, beforeEach, expect, test } from 'vitest'
import { stepBack } from '../../../renderer/commands/stepBack'
import { type CanvasPort, registerCanvas, setLayout, useLayoutPrefs } from '../../../renderer/store'

let focused = 0
let unregister: () => void
beforeEach(() => {
  focused = 0
  unregister = registerCanvas({ focus: () => void focused++ } as CanvasPort)
})
afterEach(() => {
  unregister()
  setLayout({ dockMaximized: false })
})

test('leaves a field for the canvas first', () => {
  setLayout({ dockMaximized: true })
  expect(stepBack(document.createElement('input'))).toBe(true)
  expect(focused).toBe(1)
  expect(useLayoutPrefs.getState().dockMaximized).toBe(true)
})

test('then brings the canvas back from behind the results, and then does nothing', () => {
  setLayout({ dockMaximized: true })
  expect(stepBack(document.body)).toBe(true)
  expect(useLayoutPrefs.getState().dockMaximized).toBe(false)
  expect(stepBack(document.body)).toBe(false)
  expect(focused).toBe(0)
})
