import { beforeEach, describe, expect, test } from 'vitest'
import { addAt } from '../../../renderer/canvas/containers/addAt'
import { containerAt } from '../../../renderer/canvas/containers/containerAt'
import { putInFrame } from '../../../renderer/canvas/containers/groupInFrame'
import { settle } from '../../../renderer/canvas/containers/settle'
import { edit, openDesign, removeItems, select, undo, useDocument } from '../../../renderer/store'
import { blankDesign, type Box, type Design, layoutOf, networkPaths } from '../../../sim/index'

const design = (): Design => useDocument.getState().design
const resource = (id: string) => design().resources.find((each) => each.id === id)!
const frameOf = (id: string): Box => layoutOf(design()).frames.get(id)!
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

/** Drops a resource with its middle at a point, as the end of a drag does. */
function drop(id: string, at: { x: number; y: number }): void {
  const { cards, frames } = layoutOf(design())
  const box = cards.get(id) ?? frames.get(id)!
  const placed = { ...box, x: at.x - box.width / 2, y: at.y - box.height / 2 }
  edit('move', (draft) => {
    draft.view.positions[id] = { x: placed.x, y: placed.y }
    settle(draft, new Map([[id, placed]]), frames)
  })
}

beforeEach(() => {
  const at = (x: number, y: number) => ({ x, y })
  openDesign({
    design: {
      ...blankDesign('network'),
      resources: [
        { id: 'api', type: 'aws.apigateway.rest', name: 'api', config: {} },
        { id: 'group', type: 'aws.ec2.securityGroup', name: 'group', parentId: 'vpc', config: {} },
        { id: 'handler', type: 'aws.lambda.function', name: 'handler', config: {} },
        { id: 'subnet', type: 'aws.ec2.subnet', name: 'subnet', parentId: 'vpc', config: { cidr: '10.0.0.0/24' } },
        { id: 'vpc', type: 'aws.ec2.vpc', name: 'vpc', config: {} },
      ],
      view: { positions: { api: at(-600, 0), group: at(0, 0), handler: at(-600, 300), subnet: at(0, 80) } },
    },
  })
})

describe('frames', () => {
  test('a function dropped into a subnet stands in it, with its subnet and the only security group as settings', () => {
    const before = frameOf('subnet')
    drop('handler', middle(before))
    expect(resource('handler')).toMatchObject({
      parentId: 'subnet',
      config: { subnetIds: ['subnet'], securityGroupIds: ['group'] },
    })
    expect(frameOf('subnet'), 'the first one leaves the frame where it was').toEqual(before)

    drop('handler', { x: -500, y: 600 })
    expect(resource('handler').parentId).toBeUndefined()
    expect(resource('handler').config).toEqual({})
    expect(frameOf('subnet'), 'so does the last one').toEqual(before)
  })

  test('the innermost frame that takes a type has it; others say why not', () => {
    const { frames } = layoutOf(design())
    const inSubnet = middle(frames.get('subnet')!)
    expect(containerAt(design(), frames, 'aws.lambda.function', inSubnet).frameId).toBe('subnet')
    expect(containerAt(design(), frames, 'aws.ec2.securityGroup', inSubnet).frameId).toBe('vpc')
    expect(containerAt(design(), frames, 'aws.apigateway.rest', inSubnet)).toMatchObject({ frameId: null })
    const inVpc = { x: frames.get('vpc')!.x + 4, y: inSubnet.y }
    expect(containerAt(design(), frames, 'aws.lambda.function', inVpc).refusal).toMatch(/stands in a subnet/)
  })

  test('what a frame does not take goes beside it', () => {
    const { x, y } = frameOf('vpc')
    drop('api', { x: x - 60, y: y + 80 })
    const card = layoutOf(design()).cards.get('api')!
    expect(card.x + card.width).toBeLessThan(x)
    expect(resource('api').parentId).toBeUndefined()
  })

  test('neighbours give way to a frame that grows', () => {
    const before = frameOf('vpc')
    drop('api', { x: before.x + before.width + 130, y: middle(before).y })
    addAt('aws.lambda.function', middle(frameOf('subnet')))
    addAt('aws.lambda.function', middle(frameOf('subnet')))
    const { cards, frames } = layoutOf(design())
    const [vpc, api] = [frames.get('vpc')!, cards.get('api')!]
    expect(vpc.width).toBeGreaterThan(before.width)
    expect(api.x >= vpc.x + vpc.width || api.y >= vpc.y + vpc.height).toBe(true)
  })

  test('each new subnet has a block of its own, in another zone', () => {
    const id = addAt('aws.ec2.subnet', middle(frameOf('vpc')))
    expect(resource(id)).toMatchObject({ parentId: 'vpc', config: { cidr: '10.0.1.0/24', availabilityZone: 'b' } })
  })

  test('an emptied frame stays, and dropping is one undo step', () => {
    drop('handler', middle(frameOf('subnet')))
    const before = frameOf('subnet')
    removeItems({ resourceIds: ['handler'] })
    expect(frameOf('subnet')).toMatchObject({ x: before.x, y: before.y })
    undo()
    undo()
    expect(resource('handler')).toMatchObject({ config: {} })
  })

  test('the group key puts functions into a subnet in a VPC of their own', () => {
    select({ resourceIds: ['handler'] })
    putInFrame()
    const subnet = resource(resource('handler').parentId!)
    expect(subnet.type).toBe('aws.ec2.subnet')
    expect(resource(subnet.parentId!).type).toBe('aws.ec2.vpc')
    expect(resource('handler').config['securityGroupIds']).toHaveLength(1)
    expect(networkPaths(design()).size).toBe(0)
  })
})
