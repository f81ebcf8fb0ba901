import type { Locator, Page } from '@playwright/test'
import { card, dockTab, run } from './actions'
import { expect, test } from './studio'

/** Drags a service of the palette to a place of the canvas. */
async function add(studio: Page, service: string, x: number, y: number): Promise<void> {
  const canvas = studio.getByRole('region', { name: 'Canvas' })
  await studio.getByRole('button', { name: service, exact: true }).dragTo(canvas, { targetPosition: { x, y } })
}

const middleOf = async (of: Locator): Promise<{ x: number; y: number }> => {
  const { x, y, width, height } = (await of.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

test('a function dropped into a subnet takes its addresses, and a way that is missing is told', async ({ studio }) => {
  const canvas = studio.getByRole('region', { name: 'Canvas' })
  await studio.getByRole('button', { name: 'Network', exact: true }).click()
  await add(studio, 'VPC', 520, 150)
  const corner = (await canvas.boundingBox())!
  await add(studio, 'Subnet', 520, 170)
  const subnet = card(studio, 'subnet')
  await expect(subnet).toBeVisible()
  const inSubnet = await middleOf(subnet)
  await add(studio, 'Security group', inSubnet.x - corner.x, inSubnet.y - corner.y)
  await add(studio, 'Lambda function', inSubnet.x - corner.x, inSubnet.y - corner.y + 20)
  await add(studio, 'Clients', 130, 200)
  await add(studio, 'SQS queue', 330, 400)

  const [clients, handler, queue] = [
    card(studio, 'clients'),
    card(studio, 'lambda-function'),
    card(studio, 'sqs-queue'),
  ]
  await clients.locator('[data-handleid="requests"]').hover()
  await studio.mouse.down()
  const target = await middleOf(handler)
  await studio.mouse.move(target.x, target.y, { steps: 5 })
  await studio.mouse.up()
  await handler.locator('[data-handleid="calls"]').hover()
  await studio.mouse.down()
  const end = await middleOf(queue)
  await studio.mouse.move(end.x, end.y, { steps: 5 })
  await studio.mouse.up()

  await expect(
    canvas.getByRole('group', { name: /to sqs-queue, no way through the network: subnet subnet has no route/ }),
  ).toHaveCount(1)
  await expect(canvas.getByText('Add a NAT gateway or a VPC endpoint for sqs.')).toBeVisible()

  await run(studio)
  await expect(subnet.getByText(/^\d+ of 251$/)).toBeVisible()
  await expect(handler.getByRole('img', { name: /^Environments: / })).toBeVisible()
  await dockTab(studio, 'Concurrency').click()
  const holders = studio.getByRole('complementary', { name: 'Who holds what' })
  await expect(holders).toContainText('lambda-function')
  await expect(holders).toContainText('of 1,000')

  // Out of the frame again, and back by one undo.
  const from = await middleOf(handler)
  await studio.mouse.move(from.x, from.y - 30)
  await studio.mouse.down()
  await studio.mouse.move(from.x - 200, from.y + 180, { steps: 6 })
  await studio.mouse.up()
  await expect(subnet.getByText('Drag resources in here')).toBeVisible()
  await studio.keyboard.press('ControlOrMeta+z')
  await expect(subnet.getByText('Drag resources in here')).toBeHidden()
})
