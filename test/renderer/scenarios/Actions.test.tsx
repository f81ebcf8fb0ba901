import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { actionMarks } from '../../../renderer/playback/actionMarks'
import { ScenarioPanel } from '../../../renderer/scenarios/ScenarioPanel'
import { openDesign, undo, useDocument } from '../../../renderer/store'
import { blankDesign, type Design } from '../../../sim/index'

const design = (): Design => ({
  ...blankDesign('Deploys'),
  resources: [
    {
      id: 'orders',
      type: 'aws.lambda.function',
      name: 'Orders',
      config: { versions: [{ version: 1 }, { version: 2 }], aliases: [{ name: 'live', version: '1' }] },
    },
  ],
  scenarios: [
    { id: 's', name: 'Steady', durationSeconds: 600, warmupSeconds: 0, streams: [], faults: [], assertions: [] },
  ],
})

const actions = () => useDocument.getState().design.scenarios[0]!.actions ?? []
const type = (label: string, text: string) => {
  const input = screen.getByLabelText(label, { selector: 'input' })
  fireEvent.change(input, { target: { value: text } })
  fireEvent.keyDown(input, { key: 'Enter' })
}
async function choose(name: string, option: string): Promise<void> {
  fireEvent.keyDown(screen.getByRole('combobox', { name }), { key: 'Enter' })
  fireEvent.click(await screen.findByRole('option', { name: option }))
}

beforeEach(() => {
  openDesign({ design: design() })
  render(<ScenarioPanel />)
})

describe('actions of a scenario', () => {
  beforeEach(() => fireEvent.click(screen.getByRole('button', { name: 'Add action' })))

  it('begin with a deploy of the version published last', () => {
    expect(actions()).toEqual([
      {
        id: 'action',
        target: 'orders',
        action: 'deployVersion',
        atSeconds: 300,
        settings: { alias: 'live', version: 2 },
      },
    ])
    act(() => undo())
    expect(actions()).toEqual([])
  })

  it('take their time and the settings of their kind, those that apply', async () => {
    act(() => type('At', '2 min'))
    expect(actions()[0]!.atSeconds).toBe(120)
    expect(screen.queryByLabelText('Share', { selector: 'input' })).toBeNull()
    await choose('Traffic', 'Linear: in equal steps')
    act(() => type('Share', '25'))
    expect(actions()[0]!.settings).toEqual({ alias: 'live', version: 2, shift: 'linear', percent: 25 })
    await choose('Action', 'Set reserved concurrency')
    expect(actions()[0]).toMatchObject({ action: 'setReservedConcurrency', settings: {} })
    act(() => type('Reserved', '50'))
    expect(actions()[0]!.settings).toEqual({ reservedConcurrency: 50 })
  })

  it('move by keyboard and go by Delete', () => {
    const mark = () => screen.getByRole('slider', { name: /^Deploy a version: live, 2, Orders/ })
    fireEvent.keyDown(mark(), { key: 'ArrowRight' })
    expect(actions()[0]!.atSeconds).toBeGreaterThan(300)
    fireEvent.keyDown(mark(), { key: 'Delete' })
    expect(actions()).toEqual([])
  })
})

it('an action says itself what is wrong with it', () => {
  const wrong = design()
  wrong.scenarios[0]!.actions = [
    { id: 'a', target: 'orders', action: 'setProvisionedConcurrency', atSeconds: 60, settings: { concurrency: -1 } },
    { id: 'b', target: 'gone', action: 'updateCode', atSeconds: 90, settings: {} },
  ]
  act(() => openDesign({ design: wrong }))
  expect(screen.getAllByText(/^Environments must be/)).toHaveLength(1)
  fireEvent.focus(screen.getByRole('slider', { name: /^updateCode, gone/ }))
  expect(screen.getByText(/is done to gone, which does not exist/)).toBeTruthy()
})

it('actions are marks on the timeline, in order and within the run', () => {
  const timed = design()
  const action = { target: 'orders', action: 'deployVersion' }
  timed.scenarios[0]!.actions = [
    { id: 'late', ...action, atSeconds: 700, settings: {} },
    { id: 'second', ...action, atSeconds: 200, settings: { alias: 'live', shift: 'canary' } },
    { id: 'first', target: 'orders', action: 'updateCode', atSeconds: 100, settings: {} },
  ]
  expect(actionMarks(timed, 's', 600_000)).toEqual([
    { id: 'first', atMs: 100_000, short: 'Update code', target: 'Orders', title: 'Update code: Orders, 00:01:40' },
    {
      id: 'second',
      atMs: 200_000,
      short: 'Deploy a version: live, 2',
      target: 'Orders',
      title:
        'Deploy a version (Alias live, To version 2, Traffic Canary: a share, then the rest, Share 10%, Interval 5 min): Orders, 00:03:20',
    },
  ])
  expect(actionMarks(timed, 'none', 600_000)).toEqual([])
})
