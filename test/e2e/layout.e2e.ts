import type { Page } from '@playwright/test'
import { dockTab, exampleText, openText, run } from './actions'
import { expect, test } from './studio'

/** Elements that reach out of the window, or whose content is wider than they are and cannot be scrolled to. */
function cutOff(): string[] {
  const found: string[] = []
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways')
  for (const element of document.querySelectorAll<HTMLElement>(
    'header, [role=tabpanel], [role=toolbar], [role=dialog]',
  )) {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) continue
    if (left < -1 || top < -1 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1)
      found.push(`${nameOf(element)} reaches out of the window`)
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${nameOf(element)} is wider than its place`)
  }
  for (const element of document.querySelectorAll<HTMLElement>(
    'header button, header [role=combobox], [role=tab], [role=tabpanel] button',
  )) {
    const { left, right, width } = element.getBoundingClientRect()
    if (width > 0 && (left < -1 || right > window.innerWidth + 1)) found.push(`${nameOf(element)} is cut off`)
  }
  return found
}

/** What moves on the lines of the canvas between two frames of playback at a tenth of real time. */
async function linesMove(studio: Page): Promise<boolean> {
  return studio.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('[aria-label=Canvas] canvas')
    if (!canvas) throw new Error('There is no canvas with lines.')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const first = canvas.toDataURL()
    for (let count = 0; count < 12; count++) await frame()
    return canvas.toDataURL() !== first
  })
}

for (const size of [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]) {
  test(`nothing is cut at ${size.width} × ${size.height}`, async ({ studio, files }) => {
    await studio.setViewportSize(size)
    expect.soft(await studio.evaluate(cutOff), 'empty studio').toEqual([])
    await openText(studio, files, exampleText('order-events-fan-out'))
    await run(studio)
    for (const tab of ['Metrics', 'Throttles', 'Traces', 'Trace map', 'Cost', 'Findings']) {
      await dockTab(studio, tab).click()
      expect.soft(await studio.evaluate(cutOff), tab).toEqual([])
    }
    for (const tab of ['Outline', 'Examples', 'Scenario']) {
      await studio.getByRole('tab', { name: tab }).click()
      expect.soft(await studio.evaluate(cutOff), tab).toEqual([])
    }
  })
}

test('where less motion is wanted, nothing runs along the lines', async ({ studio, files }) => {
  await openText(studio, files, exampleText('black-friday-wall'))
  await run(studio)
  await studio.getByRole('button', { name: /^Speed/ }).click()
  await studio.getByRole('menuitemcheckbox', { name: '0.1×' }).click()
  await studio.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(studio.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
  expect(await linesMove(studio)).toBe(true)
  await studio.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => linesMove(studio)).toBe(false)
})
