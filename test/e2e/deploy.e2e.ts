import { blankDesign, serializeDesign } from '../../sim/index'
import { card, openText, run } from './actions'
import { expect, test } from './studio'

/** Clients that call a function by the alias `live`, which it does not have yet. */
function design(): string {
  return serializeDesign({
    ...blankDesign('Deploy'),
    resources: [
      { id: 'orders', type: 'aws.lambda.function', name: 'Orders', config: { memoryMb: 256 } },
      { id: 'shoppers', type: 'client', name: 'Shoppers', config: {} },
    ],
    connections: [
      {
        id: 'c',
        from: 'shoppers',
        fromPort: 'requests',
        to: 'orders',
        toPort: 'invoke',
        config: { qualifier: 'live' },
      },
    ],
    scenarios: [
      {
        id: 's',
        name: 'Steady',
        durationSeconds: 120,
        warmupSeconds: 0,
        streams: [{ id: 'st', target: 'shoppers', load: { kind: 'constant', rate: 20 }, spacing: 'poisson' }],
        faults: [],
        assertions: [],
      },
    ],
    view: { positions: { orders: { x: 300, y: 0 }, shoppers: { x: 0, y: 0 } }, scenario: 's' },
  })
}

test('publishes versions, deploys one during the run, and sees its invocations', async ({ studio, files }) => {
  await openText(studio, files, design())
  const details = studio.getByRole('region', { name: 'Details' })
  await expect(studio.getByRole('button', { name: '1 error' })).toBeVisible()

  await card(studio, 'Orders').click()
  await details.getByRole('button', { name: 'Versions and aliases' }).click()
  await details.getByRole('button', { name: 'Publish version' }).click()
  await details.getByRole('textbox', { name: 'Memory' }).fill('1 GB')
  await studio.keyboard.press('Enter')
  await details.getByRole('button', { name: 'Publish version' }).click()
  const versions = details.getByRole('list', { name: 'Versions' })
  await expect(versions.getByRole('button', { name: /^Version \d/ })).toHaveText([/256 MB/, /1,024 MB/])

  await details.getByRole('button', { name: 'Add alias' }).click()
  const aliases = details.getByRole('list', { name: 'Aliases' })
  await aliases.getByRole('combobox', { name: 'Version', exact: true }).click()
  await studio.getByRole('option', { name: '1', exact: true }).click()
  await expect(aliases.getByRole('button', { name: /^live/ })).toContainText('→ version 1')
  await expect(studio.getByRole('button', { name: '1 error' })).toBeHidden()

  await studio.getByRole('tab', { name: 'Scenario' }).click()
  await details.getByRole('button', { name: 'Add action' }).click()
  await expect(details.getByRole('group', { name: 'Deploy a version: live, 2' })).toBeVisible()
  const timeline = studio.getByRole('region', { name: 'Timeline' })
  await expect(timeline.getByRole('img', { name: /^Deploy a version .*: Orders, 00:01:00$/ })).toBeVisible()

  await run(studio)
  const chart = studio.getByRole('img', { name: /^Invocations by executed version: 1 up to \d+.*, 2 up to \d+/ })
  await expect(chart).toBeAttached()
})
