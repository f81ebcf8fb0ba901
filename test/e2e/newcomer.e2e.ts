import type { Locator } from '@playwright/test'
import { card, designName, dockTab, runButton } from './actions'
import { expect, test } from './studio'

test.use({ start: 'first' })

test('a newcomer gets from the first start to a cost report', async ({ studio, files }) => {
  let clicks = 0
  const click = async (target: Locator): Promise<void> => {
    await target.click()
    clicks += 1
  }
  await expect(designName(studio)).toHaveText('Black Friday against the wall')
  await expect(card(studio, 'Checkout')).toContainText('100reserved')

  const fractions = await studio.evaluateHandle(() => {
    const seen: number[] = []
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar]')
      if (bar) seen.push(Number(bar.getAttribute('aria-valuenow')))
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
    return seen
  })
  await click(runButton(studio))
  await expect(dockTab(studio, 'Throttles')).toHaveText(/^Throttles[\d,]{5,}$/, { timeout: 30_000 })
  const seen = await fractions.jsonValue()
  expect(seen.some((percent) => percent > 0 && percent < 100)).toBe(true)

  await click(dockTab(studio, 'Throttles'))
  await click(studio.getByRole('grid', { name: 'Throttles by limit' }).getByRole('row', { name: /Reserved/ }))
  const explanation = studio.getByRole('complementary', { name: 'Explanation' })
  await expect(explanation).toContainText(/Checkout · reserved concurrency.*Why:.*at its reserved concurrency of 100/)
  await expect(explanation.getByRole('button', { name: /^Try \d+ in a copy$/ })).toBeVisible()

  await click(dockTab(studio, 'Cost'))
  const totals = studio.getByRole('complementary', { name: 'Totals' })
  const monthly = /\$[\d,.]+/.exec(await totals.innerText())?.[0]
  expect(monthly).toBeDefined()
  const report = await files.exported(() => click(studio.getByRole('button', { name: 'HTML' })))
  console.log(
    `newcomer: ${clicks} clicks from the first start to the exported cost report, the look at throttles included`,
  )
  expect(report.name).toMatch(/\.cost\.html$/)
  expect(report.content.toString()).toMatch(/^<!doctype html>/i)
  expect(report.content.toString()).toContain(monthly)
  expect(report.content.toString()).not.toMatch(/NaN|undefined|Infinity/)

  const choose = async (item: string): Promise<void> => {
    await studio.getByRole('button', { name: 'Export', exact: true }).click()
    await studio.getByRole('menuitem', { name: item }).click()
  }
  const svg = await files.exported(() => choose('SVG…'))
  expect(svg.name).toMatch(/\.svg$/)
  const problems = await studio.evaluate((text) => {
    const drawn = new DOMParser().parseFromString(text, 'image/svg+xml')
    return { error: drawn.querySelector('parsererror')?.textContent ?? null, text: drawn.documentElement.textContent }
  }, svg.content.toString())
  expect(problems.error).toBeNull()
  expect(problems.text).toContain('Checkout')

  const png = await files.exported(() => choose('PNG…'))
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(400)
  expect(png.content.length).toBeGreaterThan(5_000)
})
