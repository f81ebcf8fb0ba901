import { act, fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Inspector } from '../../../renderer/inspector/Inspector'
import { openDesign, select, setConfig, undo, useDocument, useRuns, useSelection } from '../../../renderer/store'
import type { Design } from '../../../sim/index'

const design: Design = {
  name: 'orders-platform',
  region: 'us-east-1',
  account: { freeTier: false, quotas: {} },
  resources: [
    { id: 'place-order', type: 'aws.lambda.function', name: 'place-order', config: { memoryMb: 512 } },
    { id: 'settle', type: 'aws.lambda.function', name: 'settle', config: {} },
    { id: 'shoppers', type: 'client', name: 'Shoppers', config: {} },
  ],
  connections: [
    { id: 'c1', from: 'shoppers', fromPort: 'requests', to: 'place-order', toPort: 'invoke', config: {} },
    { id: 'c2', from: 'place-order', fromPort: 'calls', to: 'settle', toPort: 'invoke', config: {} },
  ],
  scenarios: [
    { id: 's', name: 'Steady', durationSeconds: 60, warmupSeconds: 0, streams: [], faults: [], assertions: [] },
  ],
  notes: [],
  view: { positions: {} },
}

const configOf = (id: string) => useDocument.getState().design.resources.find((resource) => resource.id === id)!.config
const type = (label: string, text: string) => {
  const input = screen.getByLabelText(label, { selector: 'input' })
  fireEvent.change(input, { target: { value: text } })
  fireEvent.keyDown(input, { key: 'Enter' })
}

beforeEach(() => {
  openDesign({ design: structuredClone(design) })
  useRuns.setState({ current: null })
  select({})
  render(<Inspector />)
})

it('shows what is selected next from its top', () => {
  act(() => select({ resourceIds: ['place-order'] }))
  const box = document.querySelector('.overflow-y-auto')!
  box.scrollTop = 200
  act(() => setConfig(['place-order'], 'memoryMb', 1024))
  expect(box.scrollTop).toBe(200)
  act(() => select({ resourceIds: ['settle'] }))
  expect(box.scrollTop).toBe(0)
})

describe('Inspector of a resource', () => {
  beforeEach(() => act(() => select({ resourceIds: ['place-order'] })))

  it('reads units, and takes a change back as one step', () => {
    act(() => type('Memory', '1.5GB'))
    expect(configOf('place-order').memoryMb).toBe(1536)
    expect(screen.getByText('0.87 vCPU')).toBeTruthy()
    act(() => undo())
    expect(configOf('place-order').memoryMb).toBe(512)
  })

  it('explains a value out of range and leaves the design alone', () => {
    act(() => type('Memory', '64 MB'))
    expect(screen.getByText('Memory must be from 128 MB to 10,240 MB; this is 64 MB.')).toBeTruthy()
    expect(configOf('place-order').memoryMb).toBe(512)
  })

  it('puts a default back by leaving the setting out', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Reset Memory to its default' }))
    expect(configOf('place-order')).toEqual({})
    act(() => type('Memory', '256'))
    act(() => type('Memory', '128'))
    expect(configOf('place-order')).toEqual({})
  })

  it('takes none for an optional number', () => {
    act(() => type('Reserved', '50'))
    expect(configOf('place-order').reservedConcurrency).toBe(50)
    act(() => type('Reserved', 'none'))
    expect(configOf('place-order')).toEqual({ memoryMb: 512 })
  })

  it('reads a distribution and says what is wrong with one', () => {
    act(() => type('Compute', 'lognormal p50 38ms p99 120ms'))
    expect(configOf('place-order').compute).toEqual({ kind: 'lognormal', p50: 38, p99: 120 })
    act(() => type('Compute', 'lognormal p50 200ms p99 120ms'))
    expect(screen.getByText(/has p99 120 below p50 200/)).toBeTruthy()
  })

  it('turns the default handler into steps, moves and removes them', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Customise' }))
    const kinds = () => (configOf('place-order').handler as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds()).toEqual(['compute', 'call'])
    fireEvent.click(screen.getByRole('button', { name: 'Move step 2 up' }))
    expect(kinds()).toEqual(['call', 'compute'])
    fireEvent.keyDown(screen.getByLabelText('step 1: Call'), { key: 'ArrowDown', altKey: true })
    expect(kinds()).toEqual(['compute', 'call'])
    fireEvent.click(screen.getByRole('button', { name: 'Remove step 1' }))
    expect(kinds()).toEqual(['call'])
    fireEvent.click(screen.getByRole('button', { name: 'Use default' }))
    expect(configOf('place-order').handler).toBeUndefined()
  })

  it('renames in place', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Rename Lambda function place-order' }))
    act(() => type('Name of the Lambda function', 'take-order'))
    expect(useDocument.getState().design.resources[0]?.name).toBe('take-order')
  })
})

describe('Inspector of several resources', () => {
  it('shows what is mixed and sets all at once', () => {
    act(() => select({ resourceIds: ['place-order', 'settle'] }))
    const memory = screen.getByLabelText<HTMLInputElement>('Memory', { selector: 'input' })
    expect(memory.placeholder).toBe('Mixed (2 values)')
    expect(screen.queryByText('Steps')).toBeNull()
    act(() => type('Memory', '1024'))
    expect([configOf('place-order').memoryMb, configOf('settle').memoryMb]).toEqual([1024, 1024])
  })

  it('says so when they have nothing in common', () => {
    act(() => select({ resourceIds: ['place-order', 'shoppers'] }))
    expect(screen.getByText(/no settings in common/)).toBeTruthy()
  })
})

describe('Inspector of a connection and of nothing', () => {
  it('names both ends and what the connection is for', () => {
    act(() => select({ connectionIds: ['c1'] }))
    expect(screen.getByRole('heading', { name: 'Connection from Shoppers to place-order' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Select place-order' }))
    expect(screen.getByRole('button', { name: 'Rename Lambda function place-order' })).toBeTruthy()
  })

  it('shows the account, where quotas can be raised and put back', () => {
    act(() => type('Concurrent executions', '3k'))
    expect(useDocument.getState().design.account.quotas).toEqual({ 'lambda.concurrentExecutions': 3000 })
    act(() => type('Concurrent executions', '1000'))
    expect(useDocument.getState().design.account.quotas).toEqual({})
  })

  it('leads from a problem to its resource', () => {
    act(() => setConfig(['place-order'], 'reservedConcurrency', 5000))
    fireEvent.click(screen.getByRole('button', { name: /^Error place-order: The functions reserve/ }))
    expect(useSelection.getState().resourceIds).toEqual(['place-order'])
    // There the problem stands at its setting.
    expect(screen.getByLabelText('Reserved', { selector: 'input' }).getAttribute('aria-invalid')).toBe('true')
  })
})
