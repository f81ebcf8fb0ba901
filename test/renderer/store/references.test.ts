import { beforeEach, describe, expect, test } from 'vitest'
import {
  addAction,
  copySelection,
  duplicate,
  newDesign,
  openDesign,
  paste,
  removeAction,
  removeSelection,
  select,
  setActionSetting,
  undo,
  useDocument,
} from '../../../renderer/store'
import { blankDesign, type Design, type Resource } from '../../../sim/index'

const design = () => useDocument.getState().design
const configOf = (id: string) => design().resources.find((resource) => resource.id === id)!.config
const byId = (a: Resource, b: Resource) => (a.id < b.id ? -1 : 1)

/** A function in two subnets with a security group that lets itself in, deployed during the run. */
function network(): Design {
  const resources: Resource[] = [
    {
      id: 'orders',
      type: 'aws.lambda.function',
      name: 'orders',
      config: { subnetIds: ['private-a', 'private-b'], securityGroupIds: ['group'] },
    },
    { id: 'private-a', type: 'aws.ec2.subnet', name: 'Private A', config: {} },
    { id: 'private-b', type: 'aws.ec2.subnet', name: 'Private B', config: {} },
    {
      id: 'group',
      type: 'aws.ec2.securityGroup',
      name: 'group',
      config: { ingress: [{ peer: 'group', securityGroupId: 'group' }, { peer: 'cidr' }] },
    },
  ]
  return {
    ...blankDesign('Network'),
    resources: resources.sort(byId),
    scenarios: [
      {
        id: 's',
        name: 'Steady',
        durationSeconds: 300,
        warmupSeconds: 0,
        streams: [],
        faults: [],
        actions: [{ id: 'deploy', target: 'orders', action: 'updateCode', atSeconds: 60, settings: {} }],
        assertions: [],
      },
    ],
  }
}

beforeEach(() => openDesign({ design: network() }))

describe('removing a resource', () => {
  test('takes its id out of the settings of others in the same step', () => {
    const before = design()
    select({ resourceIds: ['private-a', 'group'] })
    removeSelection()
    expect(configOf('orders')).toEqual({ subnetIds: ['private-b'], securityGroupIds: [] })
    undo()
    expect(design()).toBe(before)
  })

  test('leaves what does not refer to it untouched', () => {
    const group = configOf('group')
    select({ resourceIds: ['private-b'] })
    removeSelection()
    expect(configOf('group')).toBe(group)
  })

  test('takes the actions along that are done to it', () => {
    select({ resourceIds: ['orders'] })
    removeSelection()
    expect(design().scenarios[0]!.actions).toEqual([])
  })
})

describe('copies', () => {
  test('refer to copies of what was copied along, and to the original of what was not', () => {
    select({ resourceIds: ['orders', 'private-a', 'group'] })
    duplicate()
    expect(configOf('orders-2')).toEqual({ subnetIds: ['private-a-2', 'private-b'], securityGroupIds: ['group-2'] })
    expect(configOf('group-2')).toEqual({
      ingress: [{ peer: 'group', securityGroupId: 'group-2' }, { peer: 'cidr' }],
    })
    expect(configOf('orders')).toEqual({ subnetIds: ['private-a', 'private-b'], securityGroupIds: ['group'] })
  })

  test('pasted into another design forget what it does not have', () => {
    select({ resourceIds: ['orders', 'private-b'] })
    const text = copySelection()!
    newDesign()
    expect(paste(text)).toMatchObject({ ok: true })
    expect(configOf('orders')).toEqual({ subnetIds: ['private-b'], securityGroupIds: [] })
  })
})

describe('actions of a scenario', () => {
  test('are added with fresh ids, set, reset, removed and brought back', () => {
    const id = addAction('s', { target: 'orders', action: 'deployVersion', atSeconds: 120, settings: {} })
    expect(id).toBe('action')
    setActionSetting('s', id, 'version', 3)
    setActionSetting('s', id, 'alias', 'beta')
    setActionSetting('s', id, 'alias', undefined)
    expect(design().scenarios[0]!.actions![1]).toMatchObject({ settings: { version: 3 } })
    removeAction('s', id)
    removeAction('s', 'deploy')
    expect(design().scenarios[0]!).not.toHaveProperty('actions')
    undo()
    expect(design().scenarios[0]!.actions).toHaveLength(1)
  })
})
