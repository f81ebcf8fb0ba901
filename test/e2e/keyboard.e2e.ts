import { card, dockTab, runFacts } from './actions'
import { expect, test } from './studio'

test('a design is drawn and run with the keyboard alone', async ({ studio }) => {
  const keys = studio.keyboard
  const canvas = studio.getByRole('region', { name: 'Canvas' })
  const search = studio.getByRole('searchbox', { name: 'Search services' })

  await keys.press('/')
  await expect(search).toBeFocused()
  await keys.type('clients')
  await keys.press('Enter')
  await expect(card(studio, 'clients')).toBeVisible()
  await search.fill('')
  await keys.type('lambda')
  await keys.press('Enter')
  await expect(card(studio, 'lambda-function')).toBeVisible()

  // Back to the canvas, and to the clients on it.
  await keys.press('ControlOrMeta+f')
  await keys.type('clients')
  await keys.press('Enter')
  await expect(studio.getByRole('dialog')).toBeHidden()
  await expect(card(studio, 'clients')).toHaveClass(/selected/)
  await keys.press('l')
  await expect(canvas.getByText('To lambda-function').first()).toBeVisible()
  await keys.press('Enter')
  await expect(canvas.getByRole('group', { name: 'Connection from clients to lambda-function' })).toBeVisible()

  await keys.press('ControlOrMeta+k')
  await expect(studio.getByRole('combobox', { name: 'Command palette' })).toBeFocused()
  await keys.type('run')
  await keys.press('Enter')
  await expect(runFacts(studio)).toBeVisible({ timeout: 30_000 })

  await keys.press('Alt+1')
  await expect(dockTab(studio, 'Metrics')).toHaveAttribute('aria-selected', 'true')
  await dockTab(studio, 'Metrics').focus()
  for (const tab of ['Throttles', 'Traces', 'Trace map', 'Cost', 'Findings']) {
    await keys.press('ArrowRight')
    await expect(dockTab(studio, tab)).toBeFocused()
    await expect(dockTab(studio, tab)).toHaveAttribute('aria-selected', 'true')
  }
  await keys.press('Alt+5')
  await expect(studio.getByRole('table', { name: 'Cost lines of the month' })).toBeVisible()
})
