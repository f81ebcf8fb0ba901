import { fireEvent, render, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { InlineName } from '../../../renderer/ui/InlineName'

const onRename = vi.fn<(name: string) => void>()
const onKeyDown = vi.fn<() => void>()

beforeEach(() => {
  vi.clearAllMocks()
  render(
    <div onKeyDown={onKeyDown}>
      <InlineName name="Orders" label="Rename Orders" boxLabel="Name" tooltip="Click to rename" onRename={onRename} />
    </div>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Rename Orders' }))
})

const type = (value: string, key: string): void => {
  fireEvent.change(screen.getByLabelText('Name'), { target: { value } })
  fireEvent.keyDown(screen.getByLabelText('Name'), { key })
}

test('takes a new name over, trimmed', () => {
  type('  Payments ', 'Enter')
  expect(onRename.mock.calls).toEqual([['Payments']])
  expect(screen.queryByLabelText('Name')).toBeNull()
})

test('takes it over when the box is left', () => {
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Payments' } })
  fireEvent.blur(screen.getByLabelText('Name'))
  expect(onRename.mock.calls).toEqual([['Payments']])
})

test.each(['', '   ', 'Orders', ' Orders '])('is not renamed to %j', (value) => {
  type(value, 'Enter')
  expect(onRename).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Rename Orders' })).toBeTruthy()
})

test('Escape keeps the old name and goes no further', () => {
  type('Payments', 'Escape')
  expect(onRename).not.toHaveBeenCalled()
  expect(onKeyDown).not.toHaveBeenCalled()
})
