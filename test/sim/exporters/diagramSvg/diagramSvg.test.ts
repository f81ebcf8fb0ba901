import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import type { Design } from '../../../../sim/design/types'
import { boxAround, cardBox, edgeWidth } from '../../../../sim/exporters/diagramSvg/geometry'
import { diagramSvg } from '../../../../sim/exporters/diagramSvg/index'
import { layoutOf } from '../../../../sim/exporters/diagramSvg/layout'
import { portPoint } from '../../../../sim/exporters/diagramSvg/ports'
import { fitText, textWidth, wrapText } from '../../../../sim/exporters/diagramSvg/textWidth'
import { glyphs, result, serviceOf, shop } from '../fixtures'

const draw = (options: Partial<Parameters<typeof diagramSvg>[1]> = {}, design: Design = shop) =>
  diagramSvg(design, { theme: 'light', glyphs, serviceOf, ...options })

describe('diagramSvg', () => {
  test('is one picture without scripts, outside resources or foreign objects', async () => {
    for (const theme of ['dark', 'light'] as const) {
      const svg = draw({ theme, result })
      expect(svg).not.toMatch(/foreignObject|<script|<style|href=|url\(/)
      await expect(svg).toMatchFileSnapshot(`../../../golden/diagram-${theme}.svg`)
    }
  })

  test('rasterises', () => {
    const picture = new Resvg(draw({ result }), { font: { loadSystemFonts: false } }).render()
    expect(picture.width).toBeGreaterThan(1000)
  })

  test('shows measured figures with a result and settings without', () => {
    const measured = draw({ result })
    for (const shown of [
      '3.2k/s',
      '171 ms',
      '20%',
      '8.2k',
      '27 s',
      '81.2k throttled',
      'Throttled',
      'Failed',
      'Thicker: more calls',
    ])
      expect(measured).toContain(shown)
    const configured = draw()
    expect(configured).toContain('512 MB')
    expect(configured).not.toContain('Thicker')
    expect(configured).not.toContain('/s<')
  })

  test('escapes names, and cuts those that are too long', () => {
    const svg = draw()
    expect(svg).toContain('Shoppers &lt;&amp;&gt; &quot;friend')
    expect(svg).toMatch(/settle-payment-of-[a-z-]*…/)
  })

  test('an empty design gives an empty picture with its title', () => {
    const svg = draw({}, { ...shop, resources: [], connections: [], notes: [] })
    expect(svg).toContain('orders-platform')
    expect(svg).not.toMatch(/NaN|Infinity/)
  })

  test('title and legend can be left out', () => {
    const svg = draw({ title: '', legend: false })
    expect(svg).not.toContain('font-size="20"')
    expect(svg).not.toContain('Database')
  })

  test('an unknown type still has a card', () => {
    const svg = draw(
      {},
      { ...shop, resources: [{ id: 'x', type: 'aws.unheard.of', name: 'x', config: {} }], connections: [], notes: [] },
    )
    expect(svg).toContain('aws.unheard.of')
  })
})

describe('layout', () => {
  test('a container frames what it holds', () => {
    const { cards, frames } = layoutOf(shop)
    expect(cards.has('vpc')).toBe(false)
    expect(frames.get('vpc')).toEqual({ x: 810, y: 118, width: 240, height: 164 })
  })

  test('resources without a position are put in columns along the flow, and cycles end', () => {
    const design = {
      ...shop,
      view: { positions: {} },
      connections: [...shop.connections, { ...shop.connections[0]!, id: 'z', from: 'orders', to: 'shoppers' }],
    }
    const { cards } = layoutOf({ ...design, connections: shop.connections })
    expect(cards.get('orders-api')!.x).toBeGreaterThan(cards.get('shoppers')!.x)
    expect(cards.get('place-order')!.x).toBeGreaterThan(cards.get('orders-api')!.x)
    expect(new Set([...layoutOf(design).cards.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(cards.size)
  })

  test('ports are left and right, those with connections first, then the main one, then the others', () => {
    const card = cardBox({ x: 100, y: 50 })
    const ports = serviceOf('aws.lambda.function')!.ports
    expect(portPoint(card, ports, 'invoke', 'in')).toEqual({ x: 100, y: 74 })
    expect(portPoint(card, ports, 'poll', 'in')).toEqual({ x: 100, y: 96 })
    expect(portPoint(card, ports, 'poll', 'in', new Set(['poll']))).toEqual({ x: 100, y: 74 })
    expect(portPoint(card, ports, 'invoke', 'in', new Set(['poll']))).toEqual({ x: 100, y: 98 })
    expect(portPoint(card, ports, 'calls', 'out')).toEqual({ x: 300, y: 74 })
    expect(boxAround([])).toBeNull()
  })

  test('thickness follows the rate between 1.5 and 5 px', () => {
    expect([edgeWidth(0, 10), edgeWidth(2.5, 10), edgeWidth(10, 10), edgeWidth(1, 0)]).toEqual([1.5, 3.25, 5, 1.5])
  })
})

describe('text', () => {
  test('is measured, cut and wrapped', () => {
    expect(textWidth('0000', 10, 400)).toBe(25)
    expect(fitText('orders', 13, 600, 200)).toBe('orders')
    expect(textWidth(fitText('a-very-long-name-indeed', 13, 600, 60), 13, 600)).toBeLessThanOrEqual(60)
    expect(wrapText('one two three four five', 12, 60, 2)).toEqual(['one two', 'three fou…'])
    expect(wrapText('', 12, 60, 2)).toEqual([''])
  })
})
