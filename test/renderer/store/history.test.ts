import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  addResource,
  beginGesture,
  canUndo,
  changeScenario,
  chooseScenario,
  addScenario,
  edit,
  endGesture,
  endTyping,
  isDirty,
  markSaved,
  moveResources,
  newDesign,
  redo,
  renameResource,
  select,
  setConfig,
  undo,
  useDocument,
  useSelection,
} from '../../../renderer/store'

const lambda = 'aws.lambda.function'
const design = () => useDocument.getState().design
const steps = () => useDocument.temporal.getState().pastStates.length

beforeEach(() => {
  vi.useRealTimers()
  newDesign()
})

describe('undo', () => {
  test('takes back one edit and makes it again', () => {
    const id = addResource(lambda, { x: 0, y: 0 })
    expect(design().resources.map((resource) => resource.id)).toEqual([id])
    undo()
    expect(design().resources).toEqual([])
    redo()
    expect(design().resources).toHaveLength(1)
  })

  test('an edit that changes nothing leaves no step', () => {
    const id = addResource(lambda, { x: 0, y: 0 })
    const before = steps()
    renameResource(id, design().resources[0]!.name)
    edit('nothing', () => {})
    expect(steps()).toBe(before)
  })

  test('typing in one field is one step, until a pause, a blur or another field', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const id = addResource(lambda, { x: 0, y: 0 })
    const before = steps()
    for (const value of [2, 25, 256]) setConfig([id], 'memoryMb', value)
    expect(steps()).toBe(before + 1)
    vi.advanceTimersByTime(600)
    setConfig([id], 'memoryMb', 512)
    expect(steps()).toBe(before + 2)
    endTyping()
    setConfig([id], 'memoryMb', 1024)
    expect(steps()).toBe(before + 3)
    setConfig([id], 'timeoutSeconds', 9)
    setConfig([id], 'memoryMb', 2048)
    expect(steps()).toBe(before + 5)
    undo()
    undo()
    expect(design().resources[0]!.config).toEqual({ memoryMb: 1024 })
  })

  test('a gesture is one step, however many edits it makes', () => {
    const id = addResource(lambda, { x: 0, y: 0 })
    const before = steps()
    beginGesture()
    moveResources({ [id]: { x: 10, y: 0 } })
    setConfig([id], 'memoryMb', 512)
    moveResources({ [id]: { x: 20, y: 0 } })
    endGesture()
    expect(steps()).toBe(before + 1)
    undo()
    expect(design().view.positions[id]).toEqual({ x: 0, y: 0 })
    expect(design().resources[0]!.config).toEqual({})
  })

  test('selecting, choosing a scenario and opening leave no step; opening starts a new history', () => {
    addResource(lambda, { x: 0, y: 0 })
    addScenario('Peak')
    const before = steps()
    select({})
    chooseScenario('steady')
    expect(steps()).toBe(before)
    newDesign()
    expect(canUndo()).toBe(false)
  })

  test('what an undo removes is not selected any more, and a scenario that is gone not chosen', () => {
    addResource(lambda, { x: 0, y: 0 })
    undo()
    expect(useSelection.getState().resourceIds).toEqual([])
    const peak = addScenario('Peak')
    expect(useDocument.getState().scenarioId).toBe(peak)
    undo()
    expect(useDocument.getState().scenarioId).toBe('steady')
  })

  test('changing a scenario is typed as one step too', () => {
    const before = steps()
    changeScenario('steady', { durationSeconds: 6 })
    changeScenario('steady', { durationSeconds: 60 })
    expect(steps()).toBe(before + 1)
  })
})

describe('a design is unsaved', () => {
  test('after an edit, and no longer after undo or saving', () => {
    expect(isDirty(useDocument.getState())).toBe(false)
    addResource(lambda, { x: 0, y: 0 })
    expect(isDirty(useDocument.getState())).toBe(true)
    undo()
    expect(isDirty(useDocument.getState())).toBe(false)
    redo()
    markSaved(design(), { id: 'a', name: 'a.windtunnel.json' }, 'text')
    expect(isDirty(useDocument.getState())).toBe(false)
  })

  test('when it was edited while it was being written', () => {
    addResource(lambda, { x: 0, y: 0 })
    const written = design()
    addResource(lambda, { x: 99, y: 0 })
    markSaved(written, { id: 'a', name: 'a.windtunnel.json' }, 'text')
    expect(isDirty(useDocument.getState())).toBe(true)
  })
})
