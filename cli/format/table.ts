import { padEnd, padStart, textWidth } from './textWidth'

/** Rows in columns two spaces apart behind a margin of two; `right` names the columns whose cells end flush. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, textWidth(cell))
  return rows
    .map((row) =>
      `  ${row
        .map((cell, column) =>
          right.includes(column) ? padStart(cell, widths[column]!) : padEnd(cell, widths[column]!),
        )
        .join('  ')}`.trimEnd(),
    )
    .join('\n')
}

/** Columns that a table of these rows takes. */
export const tableWidth = (rows: readonly (readonly string[])[]): number =>
  Math.max(0, ...table(rows).split('\n').map(textWidth))
