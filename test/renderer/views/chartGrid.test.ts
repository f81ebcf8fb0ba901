import { describe, expect, it } from 'vitest'
import { chartGrid } from '../../../renderer/views/metrics/chartGrid'

describe('the grid of charts', () => {
  it('shows all at once where they fit', () => {
    expect(chartGrid(9, 1500, 290)).toEqual({ columns: 5, rowHeight: 145 })
    expect(chartGrid(9, 1500, 950)).toEqual({ columns: 3, rowHeight: 316 })
    expect(chartGrid(6, 1500, 255)).toEqual({ columns: 6, rowHeight: 208 })
  })
  it('else fills the width in rows of equal length, and scrolls', () => {
    expect(chartGrid(8, 1366, 164)).toEqual({ columns: 4, rowHeight: 136 })
    expect(chartGrid(6, 946, 174)).toEqual({ columns: 3, rowHeight: 136 })
    expect(chartGrid(1, 0, 0)).toEqual({ columns: 1, rowHeight: 136 })
  })
})
