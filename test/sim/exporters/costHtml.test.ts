import { describe, expect, test } from 'vitest'
import { costReport } from '../../../sim/cost/report'
import { costHtml } from '../../../sim/exporters/costHtml/index'
import { result, serviceOf, shop } from './fixtures'

const options = { date: '23 November 2026', serviceOf }
const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100)

describe('costHtml', () => {
  test('is one page without scripts or outside resources', async () => {
    const html = costHtml(shop, result, options)
    expect(html).not.toMatch(/<script|<link|<img|src=|@import|url\(|javascript:/)
    expect(html).toContain('prefers-color-scheme:dark')
    await expect(html).toMatchFileSnapshot('../../golden/cost-report.html')
  })

  test('the lines of the month add up to the shown totals, group by group', () => {
    const html = costHtml(shop, result, options)
    const table = html.slice(html.indexOf('The month, line by line'), html.indexOf('This run, line by line'))
    const groups = [...table.matchAll(/<tbody><tr class="group">(.*?)<\/tbody>/g)].map(([, rows]) =>
      rows!.split('</tr>').flatMap((row) => row.match(/<td class="n">(\$[\d,.]+)<\/td>$/)?.[1] ?? []),
    )
    expect(groups.length).toBeGreaterThan(3)
    for (const [subtotal, ...lines] of groups)
      expect(lines.reduce((sum, line) => sum + cents(line), 0)).toBe(cents(subtotal!))
    const total = table.match(/Total<\/td><td class="n">(\$[\d,.]+)/)![1]!
    expect(groups.reduce((sum, [subtotal]) => sum + cents(subtotal!), 0)).toBe(cents(total))
    expect(cents(total)).toBe(Math.round(result.cost.month * 100))
  })

  test('escapes everything that comes from the design', () => {
    const evil = '<script>alert("x")</script>\u0000\ud800&'
    const design = { ...shop, name: evil, resources: shop.resources.map((resource) => ({ ...resource, name: evil })) }
    const html = costHtml(design, { ...result, scenario: { id: 's', name: evil } }, { ...options, date: evil })
    expect(html).not.toContain('<script')
    expect(html).not.toMatch(/\0|\ud800/)
    expect(html).toContain('&lt;script&gt;')
  })

  test('a run that used nothing says so', () => {
    const cost = costReport({
      components: [],
      prices: [],
      freeTiers: [],
      region: 'us-east-1',
      freeTierOn: false,
      runDurationMs: 1000,
      requests: 0,
    })
    const html = costHtml(shop, { ...result, cost }, options)
    expect(html).toContain('Nothing in this run costs anything')
    expect(html).toContain('<dd>–</dd>')
    expect(html).not.toMatch(/NaN|Infinity/)
  })
})
