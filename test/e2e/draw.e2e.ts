import type { Locator, Page } from '@playwright/test'
import { card, designName, dockTab, exampleText, openText, run } from './actions'
import { expect, test } from './studio'

/** Drags from the middle of one thing to the middle of another, with the moves in between that a hand makes. */
async function drag(studio: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('One end of the drag is not on screen.')
  await studio.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await studio.mouse.down()
  await studio.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 })
}

/** A port of a card, where connections begin and end. */
const port = (of: Locator, id: string): Locator => of.locator(`[data-handleid="${id}"]`)

test('a design is drawn, set up, run and played by hand, and saved', async ({ studio, files }) => {
  const canvas = studio.getByRole('region', { name: 'Canvas' })
  const clients = card(studio, 'clients')
  const api = card(studio, 'api-gateway-rest-api')
  const lambda = card(studio, 'lambda-function')
  // The first one lands on the hint of the empty canvas.
  for (const [service, x] of [
    ['API Gateway REST API', 420],
    ['Clients', 140],
    ['Lambda function', 700],
  ] as const) {
    await studio.getByRole('button', { name: service, exact: true }).dragTo(canvas, { targetPosition: { x, y: 240 } })
  }
  await expect(lambda).toBeVisible()
  const [corner, dropped] = [await canvas.boundingBox(), await clients.boundingBox()]
  expect(Math.abs(dropped!.x + dropped!.width / 2 - corner!.x - 140), 'a card is where it was dropped').toBeLessThan(10)

  await port(clients, 'requests').hover()
  await expect(clients.getByText('sends requests and waits for replies'), 'a port is named').toBeVisible()
  await drag(studio, port(clients, 'requests'), port(api, 'requests'))
  await studio.mouse.up()
  await drag(studio, port(api, 'integration'), lambda)
  await studio.mouse.up()
  await expect(canvas.getByRole('group', { name: /^Connection from/ })).toHaveCount(2)

  await drag(studio, port(lambda, 'calls'), clients)
  await expect(canvas.getByText('Requests of Clients only sends: a connection cannot end there.')).toBeVisible()
  await studio.mouse.up()
  await expect(canvas.getByRole('group', { name: /^Connection from/ })).toHaveCount(2)

  await lambda.click()
  const memory = studio.getByRole('textbox', { name: 'Memory' })
  await memory.fill('512MB')
  await memory.press('Enter')
  await expect(memory).toHaveValue('512 MB')
  await expect(lambda).toContainText('512 MB')
  const compute = studio.getByRole('textbox', { name: 'Compute', exact: true })
  await compute.fill('250ms')
  await compute.press('Enter')
  await expect(compute).toHaveValue(/250 ms/)
  await memory.fill('5 parsecs')
  await memory.press('Enter')
  await expect(memory).toHaveAccessibleDescription(/\w+/)
  await expect(memory).toHaveAttribute('aria-invalid', 'true')
  await memory.press('Escape')
  await expect(memory).toHaveValue('512 MB')

  await canvas.focus()
  await studio.keyboard.press('ControlOrMeta+z')
  await studio.keyboard.press('ControlOrMeta+z')
  await expect(lambda).toContainText('128 MB')
  await studio.keyboard.press('ControlOrMeta+Shift+z')
  await studio.keyboard.press('ControlOrMeta+Shift+z')
  await expect(lambda).toContainText('512 MB')

  await studio.getByRole('tab', { name: 'Scenario' }).click()
  const rate = studio.getByRole('tabpanel', { name: 'Scenario' }).getByRole('textbox', { name: /^Rate/ }).first()
  await rate.fill('80/s')
  await rate.press('Enter')

  await run(studio)
  const time = studio.getByRole('slider', { name: 'Time' })
  const track = await studio.locator('[data-seekable]').boundingBox()
  await studio.mouse.click(track!.x + track!.width / 2, track!.y + track!.height / 2)
  await expect(time).toHaveAttribute('aria-valuenow', '150')
  const inTheMiddle = await lambda.innerText()
  await studio.mouse.move(track!.x + track!.width / 2, track!.y + 20)
  await studio.mouse.down()
  await studio.mouse.move(track!.x + track!.width / 4, track!.y + 20, { steps: 4 })
  await studio.mouse.up()
  await expect(time).toHaveAttribute('aria-valuenow', '75')
  await expect(lambda).not.toHaveText(inTheMiddle, { useInnerText: true })
  await time.press('ArrowRight')
  await expect(time).toHaveAttribute('aria-valuenow', '76')
  await time.press('Shift+ArrowRight')
  await expect(time).toHaveAttribute('aria-valuenow', '86')
  await time.press('End')
  await expect(time).toHaveAttribute('aria-valuenow', '300')
  await time.press('Home')
  await expect(time).toHaveAttribute('aria-valuenow', '0')
  await expect(dockTab(studio, 'Cost')).toContainText('/mo')

  await studio.keyboard.press('ControlOrMeta+s')
  await expect(designName(studio)).toHaveAccessibleName('Rename the design Untitled')
  const saved = await files.read('untitled.windtunnel.json')
  expect(saved).toContain('"memoryMb": 512')
  expect(saved).toContain('"rate": 80')
  await studio.keyboard.press('Alt+n')
  await expect(lambda).toBeHidden()
  await files.place('untitled.windtunnel.json', saved)
  await studio.keyboard.press('ControlOrMeta+o')
  await expect(lambda).toContainText('512 MB')
  await expect(canvas.getByRole('group', { name: /^Connection from/ })).toHaveCount(2)
})

test('an untouched file is saved byte for byte', async ({ studio, files }) => {
  const text = exampleText('retry-storm').replaceAll('\n', '\r\n')
  await openText(studio, files, text)
  await studio.keyboard.press('ControlOrMeta+Shift+s')
  await expect(studio.getByText('Saved design.windtunnel.json')).toBeVisible()
  expect(await files.read('design.windtunnel.json')).toBe(text)
})
