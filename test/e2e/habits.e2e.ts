import { card, run } from './actions'
import { expect, test } from './studio'

test.use({ start: 'first' })

test('a click on a card opens the inspector, even when the card was selected before', async ({ studio }) => {
  const settings = studio.getByRole('region', { name: 'Details' }).getByRole('heading', { name: 'Concurrency' })
  await card(studio, 'Checkout').click()
  await expect(settings).toBeVisible()
  await studio.keyboard.press('ControlOrMeta+Alt+b')
  await expect(settings).toBeHidden()
  await card(studio, 'Checkout').click()
  await expect(settings).toBeVisible()
  await studio.getByRole('tab', { name: 'Scenario' }).click()
  await card(studio, 'Checkout').click()
  await expect(settings).toBeVisible()
})

test('Escape closes a menu, then the results in the whole window, then the selection', async ({ studio }) => {
  await run(studio)
  await card(studio, 'Checkout').click()
  await studio.getByRole('button', { name: 'Results in the whole window' }).click()
  await expect(card(studio, 'Checkout')).toBeHidden()
  await studio.getByRole('button', { name: 'Export', exact: true }).click()
  await studio.keyboard.press('Escape')
  await expect(studio.getByRole('menu')).toBeHidden()
  await expect(card(studio, 'Checkout')).toBeHidden()
  await studio.keyboard.press('Escape')
  await expect(card(studio, 'Checkout')).toHaveClass(/selected/)
  await studio.keyboard.press('Escape')
  await expect(card(studio, 'Checkout')).not.toHaveClass(/selected/)
})

test('a slash begins a new search, and the palette puts what begins with the text first', async ({ studio }) => {
  const search = studio.getByRole('searchbox', { name: 'Search services' })
  await studio.keyboard.press('/')
  await expect(search).toBeFocused()
  await studio.keyboard.type('queue')
  await expect(search).toHaveValue('queue')
  await studio.keyboard.press('/')
  await expect(search).toHaveValue('')

  for (const [text, first] of [
    ['cost', 'Show cost'],
    ['exp', 'Export diagram as SVG'],
    ['run', 'Run'],
  ] as const) {
    await studio.keyboard.press('ControlOrMeta+k')
    await studio.getByRole('combobox', { name: 'Command palette' }).fill(text)
    await expect(studio.getByRole('option', { selected: true })).toContainText(first)
    await studio.keyboard.press('Escape')
    await expect(studio.getByRole('dialog')).toBeHidden()
  }
})

test('a locked card stays where it is', async ({ studio }) => {
  const checkout = card(studio, 'Checkout')
  await checkout.click()
  await studio.keyboard.press('Shift+L')
  await expect(studio.getByLabel('Position locked')).toBeVisible()
  const before = await checkout.boundingBox()
  await studio.keyboard.press('ArrowDown')
  await checkout.dragTo(card(studio, 'Orders'), { force: true })
  expect(await checkout.boundingBox()).toEqual(before)
  await checkout.click()
  await studio.keyboard.press('Shift+L')
  await expect(studio.getByLabel('Position locked')).toBeHidden()
  await studio.keyboard.press('ArrowDown')
  expect((await checkout.boundingBox())?.y).toBeGreaterThan(before!.y)
})
