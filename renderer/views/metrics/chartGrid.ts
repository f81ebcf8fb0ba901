/** Least width and height of a chart, px. */
const leastChart = { width: 248, height: 136 }
/** Proportions of a chart, width by height. */
const narrowest = 1.2
const widest = 3

export interface ChartGrid {
  columns: number
  rowHeight: number
}

/**
 * How charts share a panel: as few columns as let all of them be seen at once in good proportions; where they cannot be,
 * in as few of the lowest rows as they need, equally full, so that the next row shows.
 */
export function chartGrid(count: number, width: number, height: number): ChartGrid {
  const most = Math.max(1, Math.floor(width / leastChart.width))
  for (let columns = 1; columns <= most; columns++) {
    const own = width / columns
    const rowHeight = Math.floor(Math.min(height / Math.ceil(count / columns), own / narrowest))
    if (rowHeight >= leastChart.height && own <= rowHeight * widest) return { columns, rowHeight }
  }
  const rows = Math.max(1, Math.ceil(count / most))
  return { columns: Math.max(1, Math.ceil(count / rows)), rowHeight: leastChart.height }
}
