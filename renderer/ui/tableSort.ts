export type SortDirection = 'ascending' | 'descending'
export interface TableSort {
  columnId: string
  direction: SortDirection
}
export type SortValue = number | string | null | undefined

/** A stable sorted copy: numbers by size, text in natural order, unknown values last in both directions. */
export function sortRows<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, direction: SortDirection): Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => {
      const unknownA = isUnknown(a.value)
      const unknownB = isUnknown(b.value)
      if (unknownA || unknownB) return Number(unknownA) - Number(unknownB)
      return sign * compare(a.value, b.value)
    })
    .map(({ row }) => row)
}

/** Clicking a header: first the column's own first direction, then the other, then unsorted. */
export function nextSort(
  current: TableSort | undefined,
  columnId: string,
  first: SortDirection,
): TableSort | undefined {
  if (current?.columnId !== columnId) return { columnId, direction: first }
  if (current.direction !== first) return undefined
  return { columnId, direction: first === 'ascending' ? 'descending' : 'ascending' }
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

function isUnknown(value: SortValue): boolean {
  return value === null || value === undefined || Number.isNaN(value)
}

const collator = new Intl.Collator('en', { numeric: true })

/** Natural order of names (`fn2` before `fn10`), the same in every language of the host. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}
