import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { functionArn } from '../../../renderer/inspector/functionArn'
import { Inspector } from '../../../renderer/inspector/Inspector'
import { openDesign, select, setConfig, undo, useDocument, useRuns, useSelection } from '../../../renderer/store'
import { blankDesign, type Resource } from '../../../sim/index'

const own = { version: 1, settings: 'own', memoryMb: 256 }
const orders: Resource = {
  id: 'orders',
  type: 'aws.lambda.function',
  name: 'orders',
  config: {
    memoryMb: 1024,
    errorPercent: 5,
    versions: [own],
    aliases: [{ name: 'live', version: '1' }],
    subnetIds: ['private-a'],
    securityGroupIds: ['group'],
  },
}

const config = () => useDocument.getState().design.resources.find(({ id }) => id === 'orders')!.config
const versions = () => config()['versions'] as Record<string, unknown>[]
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const openSection = (name: string) => {
  const title = within(screen.getByRole('heading', { name })).getByRole('button')
  if (title.ariaExpanded !== 'true' && title.getAttribute('aria-expanded') !== 'true') fireEvent.click(title)
}
/** Opens a chooser and takes an option of it. */
async function choose(name: string | RegExp, option: string | RegExp): Promise<void> {
  fireEvent.keyDown(screen.getByRole('combobox', { name }), { key: 'Enter' })
  fireEvent.click(await screen.findByRole('option', { name: option }))
}

beforeEach(() => {
  openDesign({
    design: structuredClone({
      ...blankDesign('Orders'),
      resources: [
        { id: 'group', type: 'aws.ec2.securityGroup', name: 'group', config: {} },
        orders,
        { id: 'private-a', type: 'aws.ec2.subnet', name: 'Private A', config: {} },
        { id: 'private-b', type: 'aws.ec2.subnet', name: 'Private B', config: { cidr: '10.0.1.0/24' } },
        { id: 'shoppers', type: 'client', name: 'Shoppers', config: {} },
      ],
      connections: [{ id: 'c', from: 'shoppers', fromPort: 'requests', to: 'orders', toPort: 'invoke', config: {} }],
    }),
  })
  useRuns.setState({ current: null })
  select({ resourceIds: ['orders'] })
  render(<Inspector />)
})

describe('sections of a function', () => {
  it('begin with what most people set, and tell of the others what is set', () => {
    const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
    expect(titles.slice(0, 4)).toEqual(['Configuration', 'Concurrency', 'Versions and aliases', 'Handler'])
    expect(screen.queryByRole('list', { name: 'Versions' })).toBeNull()
    expect(screen.getByText('1 version, 1 alias')).toBeTruthy()
    expect(screen.getByText('1 subnet, 1 security group')).toBeTruthy()
  })

  it('open for a problem inside', () => {
    act(() => setConfig(['orders'], 'aliases', [{ name: 'live', version: '7' }]))
    expect(screen.getByText(/^The alias live points to version 7/)).toBeTruthy()
  })
})

describe('versions', () => {
  beforeEach(() => openSection('Versions and aliases'))

  it('are published with the settings that the function has now', () => {
    fireEvent.click(button('Publish version'))
    expect(versions()).toHaveLength(2)
    expect(versions()[1]).toMatchObject({
      version: 2,
      settings: 'own',
      memoryMb: 1024,
      errorPercent: 5,
      runtime: 'nodejs22.x',
    })
    act(() => setConfig(['orders'], 'memoryMb', 2048))
    expect(versions()[1]).toMatchObject({ memoryMb: 1024 })
    act(() => undo())
    act(() => undo())
    expect(versions()).toEqual([own])
  })

  it('published one after the other are steps of their own', () => {
    fireEvent.click(button('Publish version'))
    fireEvent.click(button('Publish version'))
    expect(versions().map(({ version }) => version)).toEqual([1, 2, 3])
    act(() => undo())
    expect(versions().map(({ version }) => version)).toEqual([1, 2])
  })

  it('are shown and not edited, unless one insists', () => {
    fireEvent.click(button(/^Version 1/))
    const entry = screen.getByRole('list', { name: 'Versions' })
    expect(within(entry).getByText('256 MB')).toBeTruthy()
    expect(within(entry).queryByRole('textbox')).toBeNull()
    fireEvent.click(button('Edit anyway'))
    const memory = within(entry).getByLabelText('Memory', { selector: 'input' })
    fireEvent.change(memory, { target: { value: '512' } })
    fireEvent.keyDown(memory, { key: 'Enter' })
    expect(versions()[0]).toMatchObject({ memoryMb: 512 })
  })

  it('hide settings of their own while they are the same as $LATEST', async () => {
    fireEvent.click(button(/^Version 1/))
    fireEvent.click(button('Edit anyway'))
    const entry = screen.getByRole('list', { name: 'Versions' })
    await choose('Settings', 'As $LATEST')
    expect(within(entry).queryByLabelText('Memory', { selector: 'input' })).toBeNull()
    expect(button(/^Version 1as \$LATEST/)).toBeTruthy()
  })

  it('say at the setting of the entry what is wrong with it', () => {
    act(() => setConfig(['orders'], 'versions', [own, { version: 1 }]))
    const [first, second] = within(screen.getByRole('list', { name: 'Versions' })).getAllByRole('listitem')
    expect(first!.textContent).not.toMatch(/listed twice/)
    expect(second!.textContent).toMatch(/Version.*Version 1 is listed twice/)
  })
})

it('an alias is added for the version published last, and chosen from what there is', async () => {
  openSection('Versions and aliases')
  fireEvent.click(button('Publish version'))
  fireEvent.click(button('Add alias'))
  expect(config()['aliases']).toEqual([
    { name: 'live', version: '1' },
    { name: 'alias-2', version: '2', additionalVersion: null, additionalPercent: 10 },
  ])
  await choose('Additional version', /^1/)
  expect((config()['aliases'] as unknown[])[1]).toMatchObject({ additionalVersion: 1 })
})

describe('subnets of a function', () => {
  beforeEach(() => openSection('VPC'))

  it('are chosen from those of the design, and lead to them', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Subnets' }))
    fireEvent.click(button(/^Private B/))
    expect(config()['subnetIds']).toEqual(['private-a', 'private-b'])
    fireEvent.click(button('Select Private B'))
    expect(useSelection.getState().resourceIds).toEqual(['private-b'])
  })

  it('are none without any, and the setting goes', () => {
    fireEvent.click(button('Remove Private A'))
    expect(config()).not.toHaveProperty('subnetIds')
    expect(screen.getByRole('button', { name: 'Subnets' }).textContent).toBe('none')
  })

  it('that do not exist are named, with what is wrong', () => {
    act(() => setConfig(['orders'], 'subnetIds', ['gone']))
    expect(screen.getByText('gone is missing')).toBeTruthy()
    expect(screen.getByText(/^Subnets of orders names gone, which does not exist\./)).toBeTruthy()
  })
})

describe('a connection to a function', () => {
  beforeEach(() => act(() => select({ connectionIds: ['c'] })))
  const qualifier = () => useDocument.getState().design.connections[0]!.config['qualifier']
  const arn = () => document.querySelector('.font-mono')?.textContent

  it('invokes $LATEST, a version or an alias, and shows the ARN that says so', async () => {
    expect(arn()).toBe('arn:aws:lambda:us-east-1:123456789012:function:orders')
    await choose('Version or alias', /^live/)
    expect(qualifier()).toBe('live')
    expect(arn()).toBe('arn:aws:lambda:us-east-1:123456789012:function:orders:live')
  })

  it('takes any other text, such as an ARN', async () => {
    await choose('Version or alias', 'Other…')
    const box = screen.getByRole('textbox', { name: 'Version or alias, typed' })
    fireEvent.change(box, { target: { value: 'function:orders:1' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(qualifier()).toBe('function:orders:1')
    expect(arn()).toBeUndefined()
  })
})

it('ARNs have the partition of the Region, and the id of a function whose name AWS would not take', () => {
  const named = { ...orders, name: 'Orders API' }
  expect(functionArn(named, 'cn-north-1', '3')).toBe('arn:aws-cn:lambda:cn-north-1:123456789012:function:orders:3')
  expect(functionArn({ ...orders, type: 'aws.sqs.queue' }, 'us-east-1', '')).toBeNull()
})

it('the account says which AWS is modelled', () => {
  act(() => select({}))
  fireEvent.click(screen.getByRole('radio', { name: 'Classic' }))
  expect(useDocument.getState().design.account.era).toBe('classic')
  expect(screen.getByText(/^AWS before the end of 2019/)).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'Modern' }))
  expect(useDocument.getState().design.account).not.toHaveProperty('era')
})
