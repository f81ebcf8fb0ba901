import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { dockTab, exampleText, openText, run } from './actions'
import { expect, test } from './studio'

/** Checks what is on screen; a violation names its rule and the elements. */
async function checkAccessibility(studio: Page, what: string): Promise<void> {
  // Fading in counts as too little contrast.
  await studio.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  )
  const { violations } = await new AxeBuilder({ page: studio }).setLegacyMode().analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect.soft(found, what).toEqual([])
}

for (const theme of ['dark', 'light'] as const) {
  test(`every part of the studio is accessible, ${theme}`, async ({ studio, files }) => {
    await studio.emulateMedia({ reducedMotion: 'reduce' })
    if (theme === 'light') await studio.getByRole('button', { name: 'Light theme' }).click()
    await expect(studio.locator('html')).toHaveAttribute('data-theme', theme)
    await checkAccessibility(studio, 'empty studio')
    await openText(studio, files, exampleText('black-friday-wall'))
    await checkAccessibility(studio, 'example open')
    await run(studio)
    for (const tab of ['Metrics', 'Throttles', 'Traces', 'Trace map', 'Cost', 'Findings']) {
      await dockTab(studio, tab).click()
      await checkAccessibility(studio, tab)
    }
    await studio.getByRole('tab', { name: 'Scenario' }).click()
    await expect(studio.getByRole('tabpanel', { name: 'Scenario' })).toContainText('Traffic')
    await checkAccessibility(studio, 'scenario panel')
    await studio.keyboard.press('ControlOrMeta+k')
    await expect(studio.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
    await checkAccessibility(studio, 'command palette')
  })
}
