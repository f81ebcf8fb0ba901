import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { ScenarioPanel } from '../../../renderer/scenarios/ScenarioPanel'
import { changeStream, openDesign, undo, useDocument, useRuns } from '../../../renderer/store'
import { fakeDesign } from '../views/fakeDesign'

const scenario = () =>
  useDocument.getState().design.scenarios.find(({ id }) => id === useDocument.getState().scenarioId)!

beforeEach(() => {
  openDesign({ design: structuredClone(fakeDesign()) })
  useRuns.setState({ current: null })
  render(<ScenarioPanel />)
})

describe('ScenarioPanel', () => {
  it('changes the duration and refuses a warm-up that leaves nothing', () => {
    const type = (label: string, text: string) => {
      const input = screen.getByLabelText(label, { selector: 'input' })
      fireEvent.change(input, { target: { value: text } })
      fireEvent.keyDown(input, { key: 'Enter' })
    }
    act(() => type('Duration', '20 min'))
    expect(scenario().durationSeconds).toBe(1200)
    act(() => type('Warm-up', '20 min'))
    expect(scenario().warmupSeconds).toBe(0)
    expect(screen.getByText(/^Warm-up must be from 0 s/)).toBeTruthy()
  })

  it('moves faults by keyboard, and removes them', () => {
    const block = screen.getByRole('slider', { name: /^Errors/ })
    const before = scenario().faults[0]!
    fireEvent.keyDown(block, { key: 'ArrowRight' })
    expect(scenario().faults[0]!.startSeconds).toBeGreaterThan(before.startSeconds)
    fireEvent.keyDown(screen.getByRole('slider', { name: /^Errors/ }), { key: 'ArrowRight', shiftKey: true })
    expect(scenario().faults[0]!.durationSeconds).toBeGreaterThan(before.durationSeconds)
    fireEvent.keyDown(screen.getByRole('slider', { name: /^Errors/ }), { key: 'Delete' })
    expect(scenario().faults.map(({ id }) => id)).toEqual(['deploy'])
  })

  it('lists what is wrong with a recording by line and leaves the design untouched', async () => {
    const broken = new File(['time,count\n0,10\n1,-4\n2,7\n'], 'broken.csv')
    const before = useDocument.getState().design
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Load' }), { key: 'Enter' })
    fireEvent.click(await screen.findByRole('option', { name: 'Replay of a recording' }))
    fireEvent.change(screen.getByLabelText('Recording as a CSV file'), { target: { files: [broken] } })
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /broken\.csv was not taken over.*Line 3: the count -4 is negative/,
    )
    expect(useDocument.getState().design).toBe(before)

    const sound = new File(['time,count\n0,10\n1,4\n2,7\n'], 'sound.csv')
    fireEvent.change(screen.getByLabelText('Recording as a CSV file'), { target: { files: [sound] } })
    await waitFor(() =>
      expect(scenario().streams[0]?.load).toEqual({
        kind: 'replay',
        binSeconds: 1,
        counts: [10, 4, 7],
        file: 'sound.csv',
      }),
    )
    act(() => undo())
    expect(useDocument.getState().design.scenarios).toEqual(before.scenarios)
  })

  it('makes the scenario as long as a recording that it would cut short, in one step', () => {
    const { id, streams, durationSeconds } = scenario()
    const load = { kind: 'replay' as const, binSeconds: 60, counts: Array.from({ length: 1440 }, () => 5) }
    act(() => changeStream(id, streams[0]!.id, { load }))
    expect(screen.getByText(/^The recording lasts 1 d, the scenario 10 m: what comes later/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Make the scenario 1 d long' }))
    expect(scenario().durationSeconds).toBe(86_400)
    expect(screen.queryByText(/^The recording lasts/)).toBeNull()
    act(() => undo())
    expect(scenario()).toMatchObject({ durationSeconds, streams: [{ load }] })
  })

  it('adds an assertion once it can be read', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add assertion' }))
    const input = screen.getByLabelText('New assertion')
    const enter = (text: string) => {
      fireEvent.change(input, { target: { value: text } })
      fireEvent.keyDown(input, { key: 'Escape' })
      fireEvent.keyDown(input, { key: 'Enter' })
    }
    act(() => enter('p99(total) < 5 parsecs'))
    expect(screen.getByText(/At character \d+: "parsecs" is no unit/)).toBeTruthy()
    expect(scenario().assertions).toHaveLength(1)
    act(() => enter('throttles(total) == 0'))
    expect(scenario().assertions.map(({ expression }) => expression)).toContain('throttles(total) == 0')
  })

  it('adds, chooses and duplicates scenarios', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add scenario' }))
    expect(scenario().name).toBe('New scenario')
    expect(screen.getByText(/Nobody sends anything yet/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Black Friday peak' }))
    expect(scenario().id).toBe('peak')
  })
})
