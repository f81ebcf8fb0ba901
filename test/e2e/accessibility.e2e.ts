import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { dockTab, exampleText, openText, run } from './actions'
import { expect, test } from './studio'

/** Checks what is on screen; a violation names its rule and the elements. */
async function checkAccessibility(studio: Page, what: string, theme: 'dark' | 'light'): Promise<void> {
  // Fading in counts as too little contrast.
  await studio.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  )
  const axe = new AxeBuilder({ page: studio }).setLegacyMode()
  // The themes differ in nothing but colour.
  if (theme === 'light') axe.withRules(['color-contrast'])
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect.soft(found, what).toEqual([])
}

async function show(studio: Page, theme: 'dark' | 'light'): Promise<void> {
  await studio.emulateMedia({ reducedMotion: 'reduce' })
  if (theme === 'light') await studio.getByRole('button', { name: 'Light theme' }).click()
  await expect(studio.locator('html')).toHaveAttribute('data-theme', theme)
}

for (const theme of ['dark', 'light'] as const) {
  test(`the studio before a run is accessible, ${theme}`, async ({ studio, files }) => {
    await show(studio, theme)
    await checkAccessibility(studio, 'empty studio', theme)
    await openText(studio, files, exampleText('black-friday-wall'))
    await checkAccessibility(studio, 'example open', theme)
    await studio.getByRole('tab', { name: 'Scenario' }).click()
    await expect(studio.getByRole('tabpanel', { name: 'Scenario' })).toContainText('Traffic')
    await checkAccessibility(studio, 'scenario panel', theme)
    await studio.keyboard.press('ControlOrMeta+k')
    await expect(studio.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
    await checkAccessibility(studio, 'command palette', theme)
  })

  test(`the results of a run are accessible, ${theme}`, async ({ studio, files }) => {
    await show(studio, theme)
    await openText(studio, files, exampleText('black-friday-wall'))
    await run(studio)
    for (const tab of ['Metrics', 'Throttles', 'Traces', 'Trace map', 'Cost', 'Findings']) {
      await dockTab(studio, tab).click()
      await checkAccessibility(studio, tab, theme)
    }
  })
}
