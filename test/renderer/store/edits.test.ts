import { beforeEach, describe, expect, test } from 'vitest'
import { restoreDesign, serializeDesign } from '../../../sim/index'
import {
  addResource,
  addStream,
  align,
  connect,
  copySelection,
  distribute,
  duplicate,
  edit,
  moveResources,
  newDesign,
  openDesign,
  paste,
  removeSelection,
  resetConfig,
  select,
  setConfig,
  setParent,
  setPinned,
  textToSave,
  undo,
  useDocument,
  useSelection,
} from '../../../renderer/store'

const lambda = 'aws.lambda.function'
const design = () => useDocument.getState().design
const resource = (id: string) => design().resources.find((candidate) => candidate.id === id)!

beforeEach(newDesign)

describe('resources', () => {
  test('get fresh ids, stay sorted by id, and a client brings load to the chosen scenario', () => {
    const first = addResource(lambda, { x: 0, y: 0 })
    const second = addResource(lambda, { x: 200, y: 0 })
    const client = addResource('client', { x: -200, y: 0 })
    expect([client, first, second]).toEqual(design().resources.map(({ id }) => id))
    expect(new Set([first, second, client]).size).toBe(3)
    expect(design().scenarios[0]!.streams).toMatchObject([{ target: client, load: { kind: 'constant', rate: 10 } }])
  })

  test('a setting of several is set, reset and undone together', () => {
    const ids = [addResource(lambda, { x: 0, y: 0 }), addResource(lambda, { x: 200, y: 0 })]
    setConfig(ids, 'memoryMb', 1024)
    expect(ids.map((id) => resource(id).config.memoryMb)).toEqual([1024, 1024])
    resetConfig(ids, 'memoryMb')
    expect(ids.map((id) => resource(id).config)).toEqual([{}, {}])
    undo()
    undo()
    expect(ids.map((id) => resource(id).config)).toEqual([{}, {}])
  })

  test('removing takes connections, load and faults along, and undo brings all back', () => {
    const client = addResource('client', { x: 0, y: 0 })
    const worker = addResource(lambda, { x: 200, y: 0 })
    expect(connect(client, 'requests', worker, 'invoke')).toMatchObject({ ok: true })
    const before = design()
    select({ resourceIds: [client] })
    removeSelection()
    expect(design().resources.map(({ id }) => id)).toEqual([worker])
    expect(design().connections).toEqual([])
    expect(design().scenarios[0]!.streams).toEqual([])
    expect(design().view.positions[client]).toBeUndefined()
    undo()
    expect(design()).toBe(before)
  })

  test('removing a container leaves what it holds one level up, or removes it too', () => {
    const [outer, middle, inner] = [0, 1, 2].map((index) => addResource(lambda, { x: index * 200, y: 0 })) as [
      string,
      string,
      string,
    ]
    setParent([middle], outer)
    setParent([inner], middle)
    setParent([outer], inner)
    expect(resource(outer).parentId).toBeUndefined()
    select({ resourceIds: [middle] })
    removeSelection()
    expect(resource(inner).parentId).toBe(outer)
    select({ resourceIds: [outer] })
    removeSelection({ withChildren: true })
    expect(design().resources).toEqual([])
  })
})

describe('connections', () => {
  test('that AWS does not allow are refused with a reason', () => {
    const client = addResource('client', { x: 0, y: 0 })
    const worker = addResource(lambda, { x: 200, y: 0 })
    const made = connect(client, 'requests', worker, 'invoke')
    expect(made.ok).toBe(true)
    const again = connect(client, 'requests', worker, 'invoke')
    expect(again).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) })
    expect(connect(worker, 'invoke', client, 'requests').ok).toBe(false)
    expect(design().connections).toHaveLength(1)
  })
})

describe('copy and paste', () => {
  test('makes fresh ids for resources, connections, parents, handler steps and load', () => {
    const client = addResource('client', { x: 0, y: 0 })
    const outer = addResource(lambda, { x: 200, y: 40 })
    const inner = addResource(lambda, { x: 400, y: 40 })
    setParent([inner], outer)
    connect(client, 'requests', outer, 'invoke')
    const call = connect(outer, 'calls', inner, 'invoke')
    const connection = call.ok ? call.id : ''
    edit('handler', (draft) => {
      const steps = [{ kind: 'call', connection, operation: 'Invoke', count: 1, probability: 1 }]
      draft.resources.find(({ id }) => id === outer)!.config.handler = steps
    })
    select({ resourceIds: [client, outer, inner] })
    const text = copySelection()!
    const result = paste(text, { x: 1000, y: 500 })
    if (!result.ok) throw new Error(result.problems[0]?.message)
    expect(result.resourceIds).toHaveLength(3)
    expect(useSelection.getState().resourceIds).toEqual(result.resourceIds)
    expect(new Set(design().resources.map(({ id }) => id)).size).toBe(6)
    expect(new Set(design().connections.map(({ id }) => id)).size).toBe(4)
    const copyOf = (id: string) => result.resourceIds[['client', outer, inner].indexOf(id === client ? 'client' : id)]!
    const pasted = design().connections.filter(({ from }) => result.resourceIds.includes(from))
    expect(pasted.every(({ to }) => result.resourceIds.includes(to))).toBe(true)
    const parents = result.resourceIds.map((id) => resource(id).parentId).filter(Boolean)
    expect(parents).toHaveLength(1)
    expect(result.resourceIds).toContain(parents[0])
    const handlers = result.resourceIds.flatMap((id) => (resource(id).config.handler as { connection: string }[]) ?? [])
    expect(handlers).toHaveLength(1)
    expect(pasted.map(({ id }) => id)).toContain(handlers[0]!.connection)
    expect(design().scenarios[0]!.streams).toHaveLength(2)
    expect(design().view.positions[copyOf(client)]).toBeDefined()
    const corner = Math.min(...result.resourceIds.map((id) => design().view.positions[id]!.x))
    expect(corner).toBe(1000)
    undo()
    expect(design().resources).toHaveLength(3)
  })

  test('refuses text that is no design, and leaves the design alone', () => {
    const before = design()
    const result = paste('hello')
    expect(result.ok).toBe(false)
    expect(design()).toBe(before)
  })

  test('repeated duplicates keep the offset of the first as it was moved', () => {
    const id = addResource(lambda, { x: 0, y: 0 })
    duplicate()
    const [copy] = useSelection.getState().resourceIds
    moveResources({ [copy!]: { x: 0, y: 200 } })
    duplicate()
    const [third] = useSelection.getState().resourceIds
    expect(design().view.positions[third!]).toEqual({ x: 0, y: 400 })
    expect(new Set([id, copy, third]).size).toBe(3)
  })
})

describe('arranging', () => {
  test('aligns to the outermost and makes gaps equal', () => {
    const ids = [0, 100, 500].map((x, index) => addResource(lambda, { x, y: index * 7 }))
    select({ resourceIds: ids })
    align('top')
    expect(ids.map((id) => design().view.positions[id]!.y)).toEqual([0, 0, 0])
    distribute('horizontal')
    expect(ids.map((id) => design().view.positions[id]!.x)).toEqual([0, 250, 500])
  })

  test('leaves what is locked where it is', () => {
    const ids = [0, 100].map((x, index) => addResource(lambda, { x, y: index * 7 }))
    setPinned([ids[1]!], true)
    select({ resourceIds: ids })
    align('left')
    align('bottom')
    expect(ids.map((id) => design().view.positions[id])).toEqual([
      { x: 0, y: 7 },
      { x: 100, y: 7, pinned: true },
    ])
  })
})

describe('saving', () => {
  test('writes an untouched file back byte for byte, and an edited one in order', () => {
    addResource('client', { x: 0, y: 0 })
    const text = serializeDesign(design()).replace(/\n/g, '\n ')
    const restored = restoreDesign(text)
    if ('problems' in restored) throw new Error(restored.problems[0]?.message)
    openDesign({ design: restored.design, sourceText: text, file: { id: 'f', name: 'f.windtunnel.json' } })
    expect(textToSave(useDocument.getState())).toBe(text)
    addStream('steady', { target: 'clients', load: { kind: 'constant', rate: 1 }, spacing: 'exact' })
    const saved = textToSave(useDocument.getState())
    expect(saved).not.toBe(text)
    expect('problems' in restoreDesign(saved)).toBe(false)
    undo()
    expect(textToSave(useDocument.getState())).toBe(text)
  })
})
