import { describe, expect, it } from 'vitest'
import { chartGrid } from '../../../renderer/views/metrics/chartGrid'

describe('the grid of charts', () => {
  it('shows all at once where they fit', () => {
    expect(chartGrid(9, 1500, 290)).toEqual({ columns: 5, rowHeight: 145 })
    expect(chartGrid(9, 1500, 950)).toEqual({ columns: 3, rowHeight: 294 })
  })
  it('else fills the width and scrolls', () => {
    expect(chartGrid(6, 946, 174)).toEqual({ columns: 3, rowHeight: 136 })
    expect(chartGrid(1, 0, 0)).toEqual({ columns: 1, rowHeight: 136 })
  })
})
