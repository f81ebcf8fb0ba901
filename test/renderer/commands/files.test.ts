import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fileBaseName, openExample, openFile, openRecovered, save, startNew } from '../../../renderer/commands/files'
import { runCommand } from '../../../renderer/commands/registry'
import type { Host } from '../../../renderer/host/host'
import {
  addResource,
  answer,
  isDirty,
  newDesign,
  showRefusal,
  useDocument,
  useQuestions,
} from '../../../renderer/store'
import { blankDesign, serializeDesign } from '../../../sim/index'

const host = vi.hoisted(() => ({
  kind: 'browser',
  save: vi.fn((file: unknown) => Promise.resolve(file)),
  saveAs: vi.fn((name: string) => Promise.resolve<{ id: string; name: string } | null>({ id: 'new', name })),
}))
vi.mock('../../../renderer/host/currentHost', () => ({ currentHost: () => host as unknown as Host }))

const file = { id: 'f1', name: 'orders.windtunnel.json' }
const text = serializeDesign(blankDesign('Orders'))
const dirty = () => isDirty(useDocument.getState())

beforeEach(() => {
  vi.clearAllMocks()
  answer(null)
  showRefusal(null)
  newDesign()
})

describe('opening', () => {
  test('replaces the design and remembers its file', async () => {
    await openFile({ file, text })
    expect(useDocument.getState()).toMatchObject({ design: { name: 'Orders' }, file, sourceText: text })
    expect(dirty()).toBe(false)
  })

  test('a file with problems leaves the open design and lists what is wrong', async () => {
    const before = useDocument.getState().design
    await openFile({ file, text: '{"format": "windtunnel", "version": 99}' })
    expect(useDocument.getState().design).toBe(before)
    expect(useQuestions.getState().refusal).toMatchObject({ fileName: file.name, problems: [{ severity: 'error' }] })
  })

  test('asks before unsaved changes are lost: cancel, save or give up', async () => {
    addResource('client', { x: 0, y: 0 })
    let opening = openFile({ file, text })
    answer('cancel')
    await opening
    expect(dirty()).toBe(true)

    opening = openExample(text, 'Orders')
    answer('save')
    await opening
    expect(host.saveAs).toHaveBeenCalledWith('untitled.windtunnel.json', expect.stringContaining('clients'))
    expect(useDocument.getState()).toMatchObject({ design: { name: 'Orders' }, file: null })

    addResource('client', { x: 0, y: 0 })
    opening = startNew()
    answer('discard')
    await opening
    expect(useDocument.getState().design.name).toBe('Untitled')
  })

  test('saving that was backed out of keeps the design', async () => {
    addResource('client', { x: 0, y: 0 })
    host.saveAs.mockResolvedValueOnce(null)
    const opening = openFile({ file, text })
    answer('save')
    await opening
    expect(useDocument.getState().design.name).toBe('Untitled')
  })

  test('recovered work is unsaved work of its file', () => {
    openRecovered(text, file, 'Orders')
    expect(useDocument.getState()).toMatchObject({ design: { name: 'Orders' }, file })
    expect(dirty()).toBe(true)
  })
})

describe('saving', () => {
  test('writes to the file it came from', async () => {
    await openFile({ file, text })
    addResource('client', { x: 0, y: 0 })
    expect(await save()).toBe(true)
    expect(host.save).toHaveBeenCalledWith(file, expect.stringContaining('clients'))
    expect(dirty()).toBe(false)
  })

  test('a file that cannot be written is told, and the changes stay unsaved', async () => {
    await openFile({ file, text })
    addResource('client', { x: 0, y: 0 })
    host.save.mockRejectedValueOnce(new Error('The disk is full.'))
    await runCommand('file.save')
    expect(dirty()).toBe(true)
    await expect(save()).resolves.toBe(true)
  })
})

test('a name becomes the beginning of a file name', () => {
  expect(fileBaseName('Orders / Black Friday: peak')).toBe('orders-black-friday-peak')
  expect(fileBaseName('注文')).toBe('注文')
  expect(fileBaseName('???')).toBe('design')
})
