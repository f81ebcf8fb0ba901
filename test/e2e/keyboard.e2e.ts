import { card, designName, dockTab, runFacts } from './actions'
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

test('from an example to its cost report with the keyboard alone', async ({ studio, files }) => {
  const keys = studio.keyboard
  const canvas = studio.getByRole('region', { name: 'Canvas' })
  const choose = async (text: string, shortcut = 'ControlOrMeta+k'): Promise<void> => {
    await keys.press(shortcut)
    await expect(studio.getByRole('combobox', { name: 'Command palette' })).toBeFocused()
    await keys.type(text)
    await keys.press('Enter')
    await expect(studio.getByRole('dialog')).toBeHidden()
  }

  await choose('black friday')
  await expect(designName(studio)).toHaveText('Black Friday against the wall')

  await keys.press('/')
  await expect(studio.getByRole('searchbox', { name: 'Search services' })).toBeFocused()
  await keys.type('sqs')
  await keys.press('Enter')
  await expect(card(studio, 'sqs-queue')).toBeVisible()

  await choose('checkout', 'ControlOrMeta+f')
  await expect(card(studio, 'Checkout')).toBeFocused()
  await keys.press('l')
  await expect(canvas.getByText('Enter connects')).toBeVisible()
  const aimed = canvas.getByText('To sqs-queue').first()
  for (let tries = 0; tries < 4 && !(await aimed.isVisible()); tries++) await keys.press('Tab')
  await keys.press('Enter')
  await expect(canvas.getByRole('group', { name: 'Connection from Checkout to sqs-queue' })).toBeVisible()

  await choose('checkout', 'ControlOrMeta+f')
  await keys.press('i')
  const memory = studio.getByRole('textbox', { name: 'Memory' })
  for (let tabs = 0; tabs < 20 && !(await memory.evaluate((field) => field === document.activeElement)); tabs++)
    await keys.press('Tab')
  await keys.press('ControlOrMeta+a')
  await keys.type('2048')
  await keys.press('Enter')
  await expect(card(studio, 'Checkout')).toContainText('2,048 MB')
  await keys.press('Escape')
  await expect(card(studio, 'Checkout')).toBeFocused()

  await keys.press('ControlOrMeta+Enter')
  await expect(runFacts(studio)).toBeVisible({ timeout: 30_000 })
  await keys.press('Alt+2')
  await expect(studio.getByRole('complementary', { name: 'Explanation' })).toContainText('Why:')
  // To the results and back: three parts of the window on.
  for (let part = 0; part < 3; part++) await keys.press('F6')
  await expect(dockTab(studio, 'Throttles')).toBeFocused()
  for (let part = 0; part < 3; part++) await keys.press('Shift+F6')
  await expect(card(studio, 'Checkout')).toBeFocused()

  const report = await files.exported(() => choose('cost report'))
  expect(report.name).toMatch(/\.cost\.html$/)
})
