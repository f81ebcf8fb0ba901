import { card, designName, dockTab, exampleText, openText, run } from './actions'
import { expect, test } from './studio'

test("a finding's fix is tried in a copy, compared, and taken over", async ({ studio, files }) => {
  await openText(studio, files, exampleText('black-friday-wall'))
  await run(studio)
  await dockTab(studio, 'Findings').click()
  const finding = studio
    .getByRole('list', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ hasText: 'Reserved concurrency' })
  await finding.getByRole('button', { name: 'Try in a copy' }).first().click()

  const comparison = studio.getByRole('dialog', { name: 'Compare runs' })
  await expect(comparison).toContainText('The design itself is unchanged')
  await expect(comparison.getByRole('row', { name: /^Checkout · reserved concurrency/ })).toContainText('better')
  await expect(comparison).not.toContainText(/NaN|undefined/)

  await comparison.getByRole('button', { name: 'Apply to the design' }).click()
  await expect(comparison).toBeHidden()
  await expect(designName(studio)).toHaveAccessibleName(/unsaved changes$/)
  await card(studio, 'Checkout').click()
  await expect(studio.getByRole('textbox', { name: 'Reserved', exact: true })).not.toHaveValue('100')
})
