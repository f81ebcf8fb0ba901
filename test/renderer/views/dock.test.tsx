import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Transport } from '../../../renderer/playback/Transport'
import {
  filterByResource,
  openDesign,
  resetPlayback,
  select,
  setConfig,
  setLayout,
  usePlayback,
  useRuns,
  useUi,
} from '../../../renderer/store'
import { ResultsDock } from '../../../renderer/views/ResultsDock'
import { setTimeScope } from '../../../renderer/views/timeScope'
import { clearTraceFilter } from '../../../renderer/views/traces/traceFilterStore'
import { fakeDesign } from './fakeDesign'
import { fakeRecord } from './fakeResult'

const record = { ...fakeRecord(), design: fakeDesign() }

function finished(): void {
  openDesign({ design: record.design })
  useRuns.setState({ status: 'finished', current: record, baseline: null, progress: null, error: null })
  resetPlayback(record.result, 282_000)
}

beforeEach(() => {
  openDesign({ design: record.design })
  useRuns.setState({ status: 'idle', current: null, baseline: null, progress: null, error: null })
  resetPlayback(null)
  filterByResource(null)
  clearTraceFilter()
  setTimeScope('whole')
  setLayout({ dockTab: 'metrics' })
})

describe('before any run', () => {
  it('teaches with one sentence and offers to run', () => {
    render(<ResultsDock />)
    expect(screen.getByText(/Run the scenario to see here/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Run' })).toBeTruthy()
  })
  it('says what stopped a failed run and what to do', () => {
    useRuns.setState({ status: 'failed', error: 'There is no traffic. Add a stream to the scenario.' })
    render(<ResultsDock />)
    expect(screen.getByText('There is no traffic. Add a stream to the scenario.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Show problems' })).toBeTruthy()
  })
  it('shows the planned load without a cursor, and refuses to play', () => {
    render(<Transport />)
    expect(screen.queryByRole('slider')).toBeNull()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Play' }).disabled).toBe(true)
    expect(screen.getByText('not run yet')).toBeTruthy()
  })
})

describe('while running', () => {
  it('shows how far it is, with numbers', () => {
    const progress = {
      fraction: 0.4,
      simulatedMs: 240_000,
      durationMs: 600_000,
      eventsPerSecond: 4_200_000,
      secondsLeft: 1.2,
    }
    useRuns.setState({ status: 'running', progress })
    render(<Transport />)
    expect(screen.getByRole('progressbar', { name: 'Running' }).getAttribute('aria-valuenow')).toBe('40')
    expect(screen.getByText('4.2M events/s · 1.2 s left')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Cancel the run' })).toBeTruthy()
  })
})

describe('the timeline of a finished run', () => {
  beforeEach(finished)
  it('names the moment and moves with the keyboard', () => {
    render(<Transport />)
    const slider = screen.getByRole('slider', { name: 'Time' })
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^00:04:42 of 10:00, [\d.]+k\/s$/)
    fireEvent.keyDown(slider, { key: 'ArrowRight', shiftKey: true })
    expect(usePlayback.getState().timeMs).toBe(292_000)
    fireEvent.keyDown(slider, { key: 'End' })
    expect(slider.getAttribute('aria-valuenow')).toBe('600')
  })
  it('shows the faults of the scenario by name', () => {
    render(<Transport />)
    expect(screen.getByRole('img', { name: /2% of requests fail: orders/ })).toBeTruthy()
  })
  it('is stale once the design has changed', async () => {
    render(<Transport />)
    expect(screen.queryByRole('button', { name: /Stale/ })).toBeNull()
    setConfig(['place-order'], 'memoryMb', 1024)
    expect(await screen.findByRole('button', { name: /Stale/ })).toBeTruthy()
  })
})

describe('the dock after a run', () => {
  beforeEach(finished)
  const open = (name: RegExp) => fireEvent.mouseDown(screen.getByRole('tab', { name }), { button: 0 })

  it('has a chart per figure of the whole design, with its peaks for screen readers', () => {
    render(<ResultsDock />)
    expect(screen.getByRole('img', { name: /^Throughput: requests up to 3\.\d+k\/s/ })).toBeTruthy()
  })

  it('shows the metrics of the resource selected on the canvas', async () => {
    render(<ResultsDock />)
    select({ resourceIds: ['place-order'] })
    expect(await screen.findByRole('img', { name: /^Concurrent executions: .*limit 100/ })).toBeTruthy()
    expect(useUi.getState().resourceFilter).toBe('place-order')
  })

  it('sums the run up in a row, of the design or of one resource', () => {
    render(<ResultsDock />)
    const { total } = record.result.requests
    const strip = screen.getByLabelText('The whole run')
    expect(strip.textContent).toContain(total.toLocaleString('en-US'))
    act(() => filterByResource('place-order'))
    expect(screen.getByLabelText('The whole run at place-order').textContent).toContain('p50 duration')
  })

  it('explains the chosen throttle', () => {
    render(<ResultsDock />)
    open(/^Throttles/)
    const table = screen.getByRole('grid', { name: 'Throttles by limit' })
    fireEvent.click(within(table).getByText('Default method throttling of the stage'))
    const explanation = screen.getByRole('complementary', { name: 'Explanation' })
    expect(within(explanation).getByText(/orders-api was asked for/)).toBeTruthy()
    expect(within(explanation).getByRole('button', { name: 'Try 5,250 in a copy' })).toBeTruthy()
    expect(within(explanation).getByText(/checked 2026-11-23/)).toBeTruthy()
  })

  it('filters traces and opens one as a waterfall', () => {
    render(<ResultsDock />)
    open(/^Traces/)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Filter traces' }), { target: { value: 'status=429' } })
    expect(screen.getByText(/^7 of 60 kept/)).toBeTruthy()
    const tree = screen.getByRole('tree')
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(6)
    fireEvent.keyDown(tree, { key: ']' })
    expect(within(tree).getAllByRole('treeitem')).toHaveLength(1)
  })

  it('goes from the map to the traces of a resource', () => {
    render(<ResultsDock />)
    open(/^Trace map/)
    fireEvent.click(screen.getByRole('button', { name: /^settle-payment, Lambda function/ }))
    expect(screen.getByRole('tab', { name: /^Traces/ }).getAttribute('aria-selected')).toBe('true')
    expect(screen.getByText(/^53 of 60 kept/)).toBeTruthy()
  })

  it('tells the total of one resource beside that of the design', () => {
    render(<ResultsDock />)
    act(() => filterByResource('place-order'))
    open(/^Cost/)
    expect(screen.getByText(/^Total of place-order \$/)).toBeTruthy()
    expect(screen.getByText(/^whole design \$/)).toBeTruthy()
  })

  it('shows the arithmetic of every cost line', () => {
    render(<ResultsDock />)
    open(/^Cost/)
    const table = screen.getByRole('table', { name: 'Cost lines of the month' })
    expect(within(table).getByText('$0.0000166667').getAttribute('title')).toContain('checked 2026-11-23')
  })

  it('puts broken assertions above the findings', () => {
    render(<ResultsDock />)
    open(/^Findings/)
    expect(screen.getByText('1 of 2 failed')).toBeTruthy()
    expect(screen.getAllByRole('button', { name: 'Try in a copy' })).toHaveLength(2)
  })

  it('says that a trial is not the design', () => {
    useRuns.setState({
      current: {
        ...record,
        label: 'Reserved 150',
        changes: [{ resourceId: 'place-order', field: 'reservedConcurrency', value: 150 }],
      },
    })
    render(<ResultsDock />)
    expect(screen.getByRole('status').textContent).toContain('Reserved 150, tried in a copy')
    expect(screen.getByRole('button', { name: 'Apply to the design' })).toBeTruthy()
  })
})
