import { act, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useStart } from '../../../renderer/app/useStart'
import type { FileReference, Host, Recovery } from '../../../renderer/host/host'
import { introduction } from '../../../renderer/palette/examples'
import { addResource, answer, useDocument, useQuestions } from '../../../renderer/store'
import { blankDesign, serializeDesign } from '../../../sim/index'

const host = vi.hoisted(() => ({
  recovery: vi.fn(() => Promise.resolve<Recovery | null>(null)),
  recentFiles: vi.fn(() => Promise.resolve<FileReference[]>([])),
}))
vi.mock('../../../renderer/host/currentHost', () => ({ currentHost: () => host as unknown as Host }))

const fresh = useDocument.getState()

function Studio() {
  return useStart() ? <p>ready: {useDocument.getState().design.name}</p> : <p>deciding</p>
}

/** Starts the studio and waits until it has decided what to show. */
async function start(): Promise<string> {
  const { unmount } = render(<Studio />)
  await waitFor(() => expect(host.recovery).toHaveBeenCalled())
  await vi.dynamicImportSettled()
  unmount()
  return useDocument.getState().design.name
}

beforeEach(() => {
  vi.clearAllMocks()
  localStorage.clear()
  history.replaceState(null, '', '/')
  useDocument.setState(fresh)
})

describe('the first start', () => {
  test('opens the introductory example, saved nowhere and unchanged', async () => {
    const { name } = JSON.parse(await introduction!.load()) as { name: string }
    expect(await start()).toBe(name)
    expect(useDocument.getState()).toMatchObject({ file: null, lastEdit: null })
  })

  test('is ready only once the example is open', async () => {
    const { name } = JSON.parse(await introduction!.load()) as { name: string }
    render(<Studio />)
    expect(screen.getByText('deciding')).toBeTruthy()
    expect(await screen.findByText(/^ready/)).toHaveProperty('textContent', `ready: ${name}`)
  })

  test('waits for a host only so long', async () => {
    vi.useFakeTimers()
    host.recovery.mockReturnValueOnce(new Promise(() => {}))
    render(<Studio />)
    await act(() => vi.advanceTimersByTimeAsync(3000))
    vi.useRealTimers()
    expect(screen.getByText('ready: Untitled')).toBeTruthy()
  })

  test('is only the first', async () => {
    await start()
    useDocument.setState(fresh)
    expect(await start()).toBe('Untitled')
  })

  test('opens nothing where files have been opened before, or a blank design is asked for', async () => {
    host.recentFiles.mockResolvedValueOnce([{ id: 'f', name: 'orders.windtunnel.json' }])
    expect(await start()).toBe('Untitled')
    localStorage.clear()
    history.replaceState(null, '', '/?blank')
    expect(await start()).toBe('Untitled')
  })

  test('leaves alone what has been drawn meanwhile', async () => {
    addResource('client', { x: 0, y: 0 })
    expect(await start()).toBe('Untitled')
  })
})

test('unsaved work of an earlier session is offered first', async () => {
  const text = serializeDesign(blankDesign('Half done'))
  host.recovery.mockResolvedValueOnce({ name: 'Half done', text, file: null, savedAt: '2026-11-20T10:00:00Z' })
  render(<Studio />)
  await waitFor(() => expect(useQuestions.getState().question?.title).toBe('Restore unsaved work on Half done?'))
  expect(screen.getByText('ready: Untitled')).toBeTruthy()
  answer('restore')
  await waitFor(() => expect(useDocument.getState().design.name).toBe('Half done'))
})
