import { describe, expect, test } from 'vitest'
import { rank } from '../../../renderer/app/paletteRank'

const item = (title: string, keywords = '') => ({ id: title, title, keywords })
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title)

describe('rank', () => {
  const items = [
    item('Keep this run to compare with'),
    item('Show account quotas', 'limits concurrency'),
    item('Export diagram as SVG', 'picture'),
    item('Show cost'),
    item('Export cost report as HTML', 'bill price'),
    item('Run', 'simulate start'),
    item('Compare runs', 'baseline'),
    item('Duplicate'),
  ]

  test('finds the start of the title before the start of a word, and that before text inside words', () => {
    expect(titles(rank(items, 'run'))).toEqual(['Run', 'Keep this run to compare with', 'Compare runs'])
    expect(titles(rank(items, 'cost'))).toEqual(['Show cost', 'Export cost report as HTML'])
    expect(titles(rank(items, 'comp'))).toEqual(['Compare runs', 'Keep this run to compare with'])
    expect(titles(rank(items, 'port'))).toEqual(['Export diagram as SVG', 'Export cost report as HTML'])
  })

  test('finds keywords after titles, and words in any order', () => {
    expect(titles(rank(items, 'limits'))).toEqual(['Show account quotas'])
    expect(titles(rank(items, 'cost exp'))).toEqual(['Export cost report as HTML'])
    expect(titles(rank(items, 'bill html'))).toEqual(['Export cost report as HTML'])
  })

  test('finds letters in order, from the start of a word, last', () => {
    expect(titles(rank(items, 'dplc'))).toEqual(['Duplicate'])
    expect(titles(rank(items, 'zzz'))).toEqual([])
  })

  test('puts recent choices first among equals only', () => {
    const recent = ['Export cost report as HTML', 'Keep this run to compare with']
    expect(titles(rank(items, 'cost', recent))[0]).toBe('Export cost report as HTML')
    expect(titles(rank(items, 'run', recent))[0]).toBe('Run')
  })

  test('keeps the order given while nothing is typed', () => {
    expect(rank(items, '  ')).toEqual(items)
  })
})
