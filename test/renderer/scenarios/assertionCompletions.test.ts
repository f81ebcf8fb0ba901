import { describe, expect, it } from 'vitest'
import { complete, completionsAt } from '../../../renderer/scenarios/assertionCompletions'
import { fakeDesign } from '../views/fakeDesign'

const design = fakeDesign()
const at = (text: string) => completionsAt(text, text.length, design)
const labels = (text: string) => at(text).items.map(({ label }) => label)

describe('completionsAt', () => {
  it('offers measures, then resources, then metrics of the resource', () => {
    expect(labels('p9')).toEqual(['p99', 'p95', 'p90', 'p999'])
    expect(labels('p99(')).toContain('total')
    expect(labels('p99(pla')).toEqual(['place-order'])
    expect(labels('p99(place-order, Con')).toContain('ConcurrentExecutions')
    expect(labels('metric(place-order, Duration, p5')).toEqual(['p50'])
    expect(labels('cost(')).toEqual(['run', 'month', 'request'])
    expect(labels('hitRate(')).not.toContain('total')
  })

  it('offers nothing behind the measure, nor what is already written', () => {
    expect(labels('p99(total) < 3')).toEqual([])
    expect(labels('throttles(place-order')).toEqual([])
  })

  it('replaces the word at the cursor', () => {
    const text = 'p99(pla) < 300ms'
    const { from, items } = completionsAt(text, 7, design)
    expect(complete(text, 7, from, items[0]!)).toEqual({ text: 'p99(place-order) < 300ms', caret: 15 })
    const measure = completionsAt('p9(total)', 2, design)
    expect(complete('p9(total)', 2, measure.from, measure.items[0]!)).toEqual({ text: 'p99(total)', caret: 4 })
  })
})
