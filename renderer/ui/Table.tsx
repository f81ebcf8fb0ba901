import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { cx } from './cx'
import { nextSort, type SortDirection, type SortValue, sortRows, type TableSort } from './tableSort'

export interface TableColumn<Row> {
  id: string
  header: string
  /** What a cell shows; text is cut with an ellipsis. */
  cell: (row: Row) => ReactNode
  /** `right` for every number. */
  align?: 'left' | 'right'
  /** Makes the column sortable. */
  sortValue?: (row: Row) => SortValue
  /** Direction of the first click; numbers usually want `descending`. Right-aligned columns default to it. */
  firstSort?: SortDirection
  /** CSS width: "96px", "20%". Columns without one share what is left. */
  width?: string
  /** Explains the header on hover. */
  help?: string
}

export interface TableProps<Row> {
  /** Accessible name. */
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Makes rows selectable, with the pointer and the arrow keys. */
  selectedId?: string | undefined
  onSelect?: (row: Row) => void
  /** Enter or double click. */
  onActivate?: (row: Row) => void
  initialSort?: TableSort
  /** Shown in place of rows when there are none. */
  empty?: ReactNode
  /** Pixels. */
  rowHeight?: number
  className?: string
}

/** Above this many rows only those in view are in the document. */
const virtualThreshold = 200

/** A dense table that scrolls inside its parent: sticky header, sorting, keyboard selection, any number of rows. */
export function Table<Row>({
  label,
  columns,
  rows,
  rowId,
  selectedId,
  onSelect,
  onActivate,
  initialSort,
  empty,
  rowHeight = 26,
  className,
}: TableProps<Row>) {
  const [sort, setSort] = useState(initialSort)
  const scroller = useRef<HTMLDivElement>(null)
  const baseId = useId()
  const interactive = onSelect !== undefined || onActivate !== undefined

  const ordered = useMemo(() => {
    const valueOf = columns.find((column) => column.id === sort?.columnId)?.sortValue
    return sort && valueOf ? sortRows(rows, valueOf, sort.direction) : rows
  }, [rows, columns, sort])

  const virtual = ordered.length > virtualThreshold
  const virtualizer = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headerHeight,
    initialRect: { width: 0, height: 600 },
    enabled: virtual,
  })
  const items = virtual
    ? virtualizer.getVirtualItems()
    : ordered.map((_, index) => ({ index, start: index * rowHeight }))
  const before = virtual ? (items[0]?.start ?? 0) : 0
  const after = virtual ? virtualizer.getTotalSize() - before - items.length * rowHeight : 0

  const selectedIndex = useMemo(
    () => (selectedId === undefined ? -1 : ordered.findIndex((row) => rowId(row) === selectedId)),
    [ordered, rowId, selectedId],
  )

  useEffect(() => {
    if (selectedIndex >= 0) bringIntoView(scroller.current, selectedIndex * rowHeight, rowHeight)
  }, [selectedIndex, rowHeight])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const current = ordered[selectedIndex]
    if (event.key === 'Enter' && current !== undefined && onActivate) return onActivate(current)
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1)
    const target = targetIndex(event.key, selectedIndex, ordered.length, page)
    const row = target === undefined ? undefined : ordered[target]
    if (row === undefined || !onSelect) return
    event.preventDefault()
    onSelect(row)
  }

  return (
    <div ref={scroller} className={cx('h-full min-h-0 overflow-auto', className)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a grid is a table whose rows can be selected */}
      <table
        role={interactive ? 'grid' : undefined}
        aria-label={label}
        aria-rowcount={ordered.length + 1}
        aria-activedescendant={interactive && selectedIndex >= 0 ? `${baseId}-${selectedIndex}` : undefined}
        tabIndex={interactive ? 0 : undefined}
        onKeyDown={interactive ? onKeyDown : undefined}
        className="focus-inset w-full table-fixed border-separate border-spacing-0 text-dense"
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <SpacerRow height={before} />}
          {items.map(({ index }) => {
            const row = ordered[index]
            if (row === undefined) return null
            const selected = index === selectedIndex
            return (
              <tr
                key={rowId(row)}
                id={`${baseId}-${index}`}
                aria-rowindex={index + 2}
                aria-selected={interactive ? selected : undefined}
                onClick={() => onSelect?.(row)}
                onDoubleClick={() => onActivate?.(row)}
                style={{ height: rowHeight }}
                className={cx(selected ? 'bg-accent-soft' : interactive && 'hover:bg-hover')}
              >
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={cx(
                      'truncate border-b border-line px-2 first:pl-3 last:pr-3',
                      column.align === 'right' && 'text-right tabular-nums',
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          {after > 0 && <SpacerRow height={after} />}
        </tbody>
      </table>
      {ordered.length === 0 && empty}
    </div>
  )
}

const headerHeight = 26

interface HeaderCellProps<Row> {
  column: TableColumn<Row>
  sort: TableSort | undefined
  onSort: (sort: TableSort | undefined) => void
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const direction = sort?.columnId === column.id ? sort.direction : undefined
  const right = column.align === 'right'
  const first = column.firstSort ?? (right ? 'descending' : 'ascending')
  const Arrow = direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      title={column.help}
      aria-sort={column.sortValue ? (direction ?? 'none') : undefined}
      className={cx(
        'sticky top-0 z-1 h-6.5 border-b border-line-strong bg-panel px-2 text-caption font-medium text-faint first:pl-3 last:pr-3',
        right ? 'text-right' : 'text-left',
      )}
    >
      {column.sortValue ? (
        <button
          type="button"
          onClick={() => onSort(nextSort(sort, column.id, first))}
          className={cx(
            'group/sort inline-flex max-w-full items-center gap-0.5 rounded-field align-middle hover:text-text',
            right && 'flex-row-reverse',
            direction && 'text-text',
          )}
        >
          <span className="truncate">{column.header}</span>
          <Arrow
            aria-hidden
            className={cx(
              'size-3 shrink-0',
              !direction && 'opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60',
            )}
          />
        </button>
      ) : (
        <span className="block truncate">{column.header}</span>
      )}
    </th>
  )
}

/** Stands for the rows above or below the ones in the document. */
function SpacerRow({ height }: { height: number }) {
  return <tr aria-hidden style={{ height }} />
}

function targetIndex(key: string, current: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return clamp(current + 1)
    case 'ArrowUp':
      return clamp(current < 0 ? count - 1 : current - 1)
    case 'PageDown':
      return clamp(current + page)
    case 'PageUp':
      return clamp(current - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

function bringIntoView(scroller: HTMLDivElement | null, top: number, height: number): void {
  if (!scroller) return
  const visible = scroller.clientHeight - headerHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + height > scroller.scrollTop + visible) scroller.scrollTop = top + height - visible
}
