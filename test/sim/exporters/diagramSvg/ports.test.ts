import { describe, expect, test } from 'vitest'
import { breakPoint } from '../../../../sim/exporters/diagramSvg/path'
import { connectedPorts, placedPorts } from '../../../../sim/exporters/diagramSvg/ports'
import { serviceOf } from '../../../../sim/services/index'

const { ports } = serviceOf('aws.lambda.function')!

describe('ports of a card', () => {
  test('without connections, only the main one of each side shows', () => {
    const shown = placedPorts(ports).filter((port) => port.shown)
    expect(shown.map(({ id, top }) => [id, top])).toEqual([
      ['invoke', 24],
      ['calls', 24],
    ])
  })

  test('those with connections come first, in straight lines with their neighbours', () => {
    const placed = placedPorts(ports, new Set(['poll', 'onFailure', 'logs']))
    const side = placed.filter(({ direction, shown }) => direction === 'out' && shown)
    expect(side.map(({ id, top }) => [id, top])).toEqual([
      ['onFailure', 24],
      ['logs', 48],
      ['calls', 72],
    ])
    expect(placed.find(({ id }) => id === 'poll')?.top).toBe(24)
  })

  test('the others wait below, far enough apart for their names, and move nothing when they show', () => {
    for (const connected of [new Set<string>(), new Set(['calls', 'deadLetter']), new Set(ports.map(({ id }) => id))]) {
      const tops = placedPorts(ports, connected).filter(({ direction }) => direction === 'out')
      const further = tops.filter(({ shown }) => !shown)
      const lowest = Math.max(...tops.filter(({ shown }) => shown).map(({ top }) => top))
      expect(lowest).toBeLessThanOrEqual(80)
      further.forEach(({ top }, index) => expect(top).toBe(lowest + (index + 1) * 22))
    }
  })

  test('connections of a design, by resource', () => {
    const found = connectedPorts([{ from: 'a', fromPort: 'calls', to: 'a', toPort: 'invoke' }])
    expect([...found.get('a')!]).toEqual(['calls', 'invoke'])
  })
})

describe('where a line is broken', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ]

  test('at the border of what blocks it', () => {
    expect(breakPoint(line, { x: -50, y: -50, width: 110, height: 90 })).toEqual({ x: 60, y: 0 })
    expect(breakPoint(line, { x: 80, y: 40, width: 110, height: 90 })).toEqual({ x: 100, y: 40 })
  })

  test('in its middle where nothing it crosses blocks it', () => {
    expect(breakPoint(line, null)).toEqual({ x: 100, y: 0 })
    expect(breakPoint(line, { x: 500, y: 500, width: 10, height: 10 })).toEqual({ x: 100, y: 0 })
  })
})
