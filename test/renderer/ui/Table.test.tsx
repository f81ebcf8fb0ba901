import { fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Table, type TableColumn } from '../../../renderer/ui/Table'
import { nextSort, sortRows } from '../../../renderer/ui/tableSort'

interface Limit {
  id: string
  name: string
  rejected: number | null
}

const columns: TableColumn<Limit>[] = [
  { id: 'name', header: 'Limit', cell: (row) => row.name, sortValue: (row) => row.name },
  {
    id: 'rejected',
    header: 'Rejected',
    align: 'right',
    cell: (row) => row.rejected ?? '–',
    sortValue: (row) => row.rejected,
  },
]
const few: Limit[] = [
  { id: 'a', name: 'stage 10', rejected: 293 },
  { id: 'b', name: 'stage 9', rejected: null },
  { id: 'c', name: 'reserved', rejected: 80_911 },
]

function Selectable({ rows, onActivate }: { rows: Limit[]; onActivate?: (row: Limit) => void }) {
  const [selected, setSelected] = useState<string>()
  return (
    <Table
      label="Limits"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      selectedId={selected}
      onSelect={(row) => setSelected(row.id)}
      {...(onActivate ? { onActivate } : {})}
    />
  )
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent)

it('sorts by a header: its first direction, the other, then not at all', () => {
  render(<Table label="Limits" columns={columns} rows={few} rowId={(row) => row.id} />)
  const header = () => screen.getByRole('columnheader', { name: 'Rejected' })
  const click = () => fireEvent.click(within(header()).getByRole('button'))
  click()
  expect(header().getAttribute('aria-sort')).toBe('descending')
  expect(names()).toEqual(['reserved', 'stage 10', 'stage 9'])
  click()
  expect(names()).toEqual(['stage 10', 'reserved', 'stage 9'])
  click()
  expect(header().getAttribute('aria-sort')).toBe('none')
  expect(names()).toEqual(['stage 10', 'stage 9', 'reserved'])
})

it('selects rows with the keyboard and activates with Enter', () => {
  const onActivate = vi.fn()
  render(<Selectable rows={few} onActivate={onActivate} />)
  const grid = screen.getByRole('grid', { name: 'Limits' })
  const selected = () => screen.getAllByRole('row').find((row) => row.getAttribute('aria-selected') === 'true')
  fireEvent.keyDown(grid, { key: 'ArrowDown' })
  expect(selected()?.textContent).toContain('stage 10')
  fireEvent.keyDown(grid, { key: 'End' })
  expect(selected()?.textContent).toContain('reserved')
  expect(grid.getAttribute('aria-activedescendant')).toBe(selected()?.id)
  fireEvent.keyDown(grid, { key: 'Enter' })
  expect(onActivate).toHaveBeenCalledWith(few[2])
})

it('keeps only the rows in view in the document when there are many', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ id: `r${index}`, name: `row ${index}`, rejected: index }))
  render(<Selectable rows={many} />)
  const grid = screen.getByRole('grid')
  expect(grid.getAttribute('aria-rowcount')).toBe('5001')
  expect(grid.querySelectorAll('tbody tr[aria-rowindex]').length).toBeLessThan(100)
})

it('shows the empty content when there are no rows', () => {
  render(
    <Table label="Limits" columns={columns} rows={[]} rowId={(row) => row.id} empty={<p>Nothing was rejected.</p>} />,
  )
  expect(screen.getByText('Nothing was rejected.')).toBeTruthy()
})

it('sortRows is stable, natural in text, and keeps unknown values last', () => {
  expect(sortRows(few, (row) => row.name, 'ascending').map((row) => row.name)).toEqual([
    'reserved',
    'stage 9',
    'stage 10',
  ])
  expect(sortRows(few, (row) => row.rejected, 'ascending').at(-1)?.id).toBe('b')
  expect(sortRows(few, (row) => row.rejected, 'descending').at(-1)?.id).toBe('b')
  expect(sortRows(few, () => 1, 'descending').map((row) => row.id)).toEqual(['a', 'b', 'c'])
})

it('nextSort starts over on another column', () => {
  expect(nextSort({ columnId: 'name', direction: 'ascending' }, 'rejected', 'descending')).toEqual({
    columnId: 'rejected',
    direction: 'descending',
  })
})
