import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Button } from '../../../renderer/ui/Button'
import { Checkbox } from '../../../renderer/ui/Checkbox'
import { Dialog } from '../../../renderer/ui/Dialog'
import { EmptyState } from '../../../renderer/ui/EmptyState'
import { FieldRow } from '../../../renderer/ui/FieldRow'
import { IconButton } from '../../../renderer/ui/IconButton'
import { Legend } from '../../../renderer/ui/Legend'
import { Menu } from '../../../renderer/ui/Menu'
import { MenuItem } from '../../../renderer/ui/MenuItem'
import { NumberText } from '../../../renderer/ui/NumberText'
import { ProgressBar } from '../../../renderer/ui/ProgressBar'
import { QuantityField } from '../../../renderer/ui/QuantityField'
import { SearchField } from '../../../renderer/ui/SearchField'
import { SegmentedControl } from '../../../renderer/ui/SegmentedControl'
import { Sparkline } from '../../../renderer/ui/Sparkline'
import { StatusGlyph } from '../../../renderer/ui/StatusGlyph'
import { TabList, TabPanel, Tabs } from '../../../renderer/ui/Tabs'
import { TextField } from '../../../renderer/ui/TextField'

describe('fields', () => {
  it('are named and described by their row', () => {
    render(
      <FieldRow label="Timeout" error="At most 900 s.">
        <TextField value="1200 s" onValueChange={() => {}} />
      </FieldRow>,
    )
    const input = screen.getByLabelText('Timeout')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('At most 900 s.')
  })

  it('offer to put the default back only when they differ from it', () => {
    const onReset = vi.fn()
    const row = (differs: boolean) => (
      <FieldRow label="Memory" differs={differs} onReset={onReset}>
        <TextField value="512" onValueChange={() => {}} />
      </FieldRow>
    )
    const { rerender } = render(row(false))
    expect(screen.queryByRole('button')).toBeNull()
    rerender(row(true))
    fireEvent.click(screen.getByRole('button', { name: 'Reset Memory to its default' }))
    expect(onReset).toHaveBeenCalledOnce()
  })
})

describe('QuantityField', () => {
  const setup = (props: Partial<Parameters<typeof QuantityField>[0]> = {}) => {
    const onCommit = vi.fn()
    render(<QuantityField label="Timeout" value={6} unit="s" onCommit={onCommit} {...props} />)
    const input = screen.getByLabelText<HTMLInputElement>('Timeout')
    const type = (text: string, key = 'Enter') => {
      fireEvent.change(input, { target: { value: text } })
      fireEvent.keyDown(input, { key })
    }
    return { onCommit, input, type }
  }

  it('commits in its own unit what is typed in another', () => {
    const { onCommit, type } = setup()
    type('2 m')
    expect(onCommit).toHaveBeenCalledWith(120)
  })

  it('says what is wrong, and keeps the text for correction', () => {
    const { onCommit, input, type } = setup({ validate: (seconds) => (seconds > 900 ? 'At most 900 s.' : undefined) })
    type('soon')
    expect(screen.getByText(/not a duration/)).toBeTruthy()
    type('20 m')
    expect(screen.getByText('At most 900 s.')).toBeTruthy()
    expect(input.value).toBe('20 m')
    expect(onCommit).not.toHaveBeenCalled()
  })

  it('puts the old value back on Escape', () => {
    const { input, type } = setup()
    type('9', 'Escape')
    expect(input.value).toBe('6 s')
  })

  it('may be emptied only when optional', () => {
    const first = setup()
    first.type('')
    expect(first.onCommit).not.toHaveBeenCalled()
    cleanup()
    const second = setup({ optional: true })
    second.type('')
    expect(second.onCommit).toHaveBeenCalledWith(undefined)
  })
})

it('SearchField clears on Escape and then lets go of the focus', () => {
  function Search() {
    const [text, setText] = useState('sqs')
    return <SearchField label="Search services" value={text} onValueChange={setText} />
  }
  render(<Search />)
  const input = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search services' })
  input.focus()
  fireEvent.keyDown(input, { key: 'Escape' })
  expect(input.value).toBe('')
  fireEvent.keyDown(input, { key: 'Escape' })
  expect(document.activeElement).not.toBe(input)
})

it('Tabs show their panel, their counts, and move with the pointer', () => {
  function Dock() {
    const [tab, setTab] = useState('metrics')
    return (
      <Tabs value={tab} onValueChange={setTab}>
        <TabList
          label="Results"
          items={[
            { id: 'metrics', label: 'Metrics' },
            { id: 'throttles', label: 'Throttles', count: '81,204', countTone: 'throttle' },
          ]}
        />
        <TabPanel value="metrics">charts</TabPanel>
        <TabPanel value="throttles">limits</TabPanel>
      </Tabs>
    )
  }
  render(<Dock />)
  expect(screen.getByRole('tabpanel').textContent).toBe('charts')
  fireEvent.mouseDown(screen.getByRole('tab', { name: /Throttles/ }))
  expect(screen.getByRole('tabpanel').textContent).toBe('limits')
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Throttles81,204')
})

it('Menu opens with the keyboard and runs its command', async () => {
  const onSelect = vi.fn()
  render(
    <Menu trigger={<Button>Export</Button>}>
      <MenuItem onSelect={onSelect} shortcut="Mod+S">
        Save
      </MenuItem>
    </Menu>,
  )
  fireEvent.keyDown(screen.getByRole('button', { name: 'Export' }), { key: 'Enter' })
  const item = await screen.findByRole('menuitem', { name: /Save/ })
  fireEvent.click(item)
  expect(onSelect).toHaveBeenCalledOnce()
})

it('Dialog is named by its title and opens on the task, not on its close button', async () => {
  render(
    <Dialog open onOpenChange={() => {}} title="Discard changes?" footer={<Button>Cancel</Button>}>
      <p>They are in no file.</p>
    </Dialog>,
  )
  expect(await screen.findByRole('dialog', { name: 'Discard changes?' })).toBeTruthy()
  expect(document.activeElement?.textContent).toBe('Cancel')
})

it('SegmentedControl and Checkbox report the choice', () => {
  const onValue = vi.fn()
  const onChecked = vi.fn()
  render(
    <>
      <SegmentedControl
        label="Quantile"
        value="p50"
        onValueChange={onValue}
        options={[
          { value: 'p50', label: 'p50' },
          { value: 'p99', label: 'p99' },
        ]}
      />
      <Checkbox label="Retries" checked={false} onCheckedChange={onChecked} />
    </>,
  )
  fireEvent.click(screen.getByRole('radio', { name: 'p99' }))
  expect(onValue).toHaveBeenCalledWith('p99')
  fireEvent.click(screen.getByLabelText('Retries'))
  expect(onChecked).toHaveBeenCalledWith(true)
})

it('Button that is busy cannot be pressed; IconButton is named and says whether it is on', () => {
  const onClick = vi.fn()
  render(
    <>
      <Button busy onClick={onClick}>
        Run
      </Button>
      <IconButton label="Pause" icon={<i />} pressed />
    </>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Run' }))
  expect(onClick).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Pause', pressed: true })).toBeTruthy()
})

it('ProgressBar shows its number, or that it has none', () => {
  const { rerender } = render(<ProgressBar label="Running" fraction={0.4} />)
  expect(screen.getByRole('progressbar', { name: 'Running' }).getAttribute('aria-valuenow')).toBe('40')
  expect(screen.getByText('40%')).toBeTruthy()
  rerender(<ProgressBar label="Running" fraction={undefined} />)
  expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false)
})

it('EmptyState gives one action and one example', () => {
  const run = vi.fn()
  const open = vi.fn()
  render(
    <EmptyState
      sentence="No run yet."
      action={{ label: 'Run', onSelect: run }}
      example={{ label: 'Open an example', onSelect: open }}
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Run' }))
  fireEvent.click(screen.getByRole('button', { name: 'Open an example' }))
  expect([run.mock.calls.length, open.mock.calls.length]).toEqual([1, 1])
})

it('NumberText keeps the whole text and sets the unit apart', () => {
  const { container } = render(<NumberText text="3.2k/s" caption="rate" />)
  expect(container.textContent).toBe('3.2k/srate')
  expect(screen.getByText('/s')).toBeTruthy()
})

it('Sparkline leaves a gap where a value is unknown', () => {
  const { container } = render(<Sparkline label="Requests" values={[1, 2, null, 3]} area={false} />)
  expect(container.querySelectorAll('path')).toHaveLength(2)
})

it('Legend entries toggle their series', () => {
  const onToggle = vi.fn()
  render(<Legend items={[{ id: 'p99', label: 'p99', color: 'var(--color-warn)' }]} onToggle={onToggle} />)
  fireEvent.click(screen.getByRole('button', { pressed: true }))
  expect(onToggle).toHaveBeenCalledWith('p99')
})

it('StatusGlyph differs by shape as well as colour', () => {
  const { container } = render(
    <>
      {(['ok', 'error', 'fault', 'throttle', 'info', 'unknown'] as const).map((status) => (
        <StatusGlyph key={status} status={status} label={status} />
      ))}
    </>,
  )
  const paths = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d'))
  expect(new Set(paths).size).toBe(6)
})
