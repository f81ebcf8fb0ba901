import { beforeEach, describe, expect, test } from 'vitest'
import {
  aim,
  beginConnecting,
  cancelConnecting,
  finishConnecting,
  useConnecting,
} from '../../../renderer/canvas/connecting/connecting'
import { choicesFor, createResource } from '../../../renderer/canvas/newResource'
import { openDesign, undo, useDocument } from '../../../renderer/store'
import { blankDesign } from '../../../sim/index'

const state = () => useConnecting.getState().connecting
const design = () => useDocument.getState().design
const fromApi = { resourceId: 'api', port: 'integration', direction: 'out' } as const

beforeEach(() => {
  cancelConnecting()
  const resource = (id: string, type: string) => ({ id, type, name: id, config: {} })
  openDesign({
    design: {
      ...blankDesign('test'),
      resources: [
        resource('api', 'aws.apigateway.rest'),
        resource('events', 'aws.sqs.queue'),
        resource('handler', 'aws.lambda.function'),
        resource('shoppers', 'client'),
      ],
      view: {
        positions: {
          shoppers: { x: 0, y: 0 },
          api: { x: 280, y: 0 },
          handler: { x: 560, y: 0 },
          events: { x: 560, y: 200 },
        },
      },
    },
  })
})

describe('drawing a connection', () => {
  test('takes the legal port of the resource aimed at', () => {
    beginConnecting(fromApi, 'pointer')
    expect(state()?.legal.has('handler')).toBe(true)
    aim('handler', null, { x: 0, y: 0 })
    expect(state()?.chosen).toMatchObject({ to: 'handler', toPort: 'invoke' })
    expect(finishConnecting()).toBe(true)
    expect(design().connections).toMatchObject([
      { from: 'api', fromPort: 'integration', to: 'handler', toPort: 'invoke' },
    ])
  })

  test('says in words why a target is illegal, and connects nothing', () => {
    beginConnecting(fromApi, 'pointer')
    aim('shoppers', null, { x: 0, y: 0 })
    expect(state()?.chosen).toBeNull()
    expect(state()?.reason).toMatch(/\w+ \w+/)
    expect(finishConnecting()).toBe(false)
    expect(design().connections).toEqual([])
  })

  test('runs backwards from an in port', () => {
    beginConnecting({ resourceId: 'handler', port: 'poll', direction: 'in' }, 'pointer')
    aim('events', null, null)
    expect(state()?.chosen).toMatchObject({ from: 'events', fromPort: 'messages', to: 'handler', toPort: 'poll' })
  })

  test('moves the end of a connection that exists', () => {
    beginConnecting(fromApi, 'pointer')
    aim('handler', null, null)
    finishConnecting()
    const [connection] = design().connections
    beginConnecting({ resourceId: 'handler', port: 'invoke', direction: 'in' }, 'pointer', connection!.id)
    aim('shoppers', null, null)
    finishConnecting()
    expect(design().connections).toMatchObject([
      { id: connection!.id, from: 'shoppers', fromPort: 'requests', to: 'handler' },
    ])
  })
})

describe('creating a connected resource', () => {
  test('offers only what AWS lets be connected', () => {
    const types = choicesFor(fromApi)
      .flatMap(({ choices }) => choices)
      .map(({ service }) => service.type)
    expect(types).toContain('aws.lambda.function')
    expect(types).not.toContain('client')
  })

  test('is one undo step, and puts the new port where the pointer was', () => {
    const choice = choicesFor(fromApi)
      .flatMap(({ choices }) => choices)
      .find(({ service }) => service.type === 'aws.lambda.function')!
    const before = design()
    createResource(choice, { link: fromApi, side: 'right', screen: { x: 0, y: 0 } }, { x: 600, y: 400 })
    expect(design().resources).toHaveLength(5)
    expect(design().connections).toHaveLength(1)
    expect(design().view.positions['lambda-function']).toEqual({ x: 600, y: 376 })
    undo()
    expect(design()).toBe(before)
  })

  test('finds a free place beside the linked card', () => {
    const choice = choicesFor(fromApi)
      .flatMap(({ choices }) => choices)
      .find(({ service }) => service.type === 'aws.lambda.function')!
    createResource(choice, { link: fromApi, side: 'right', screen: null }, { x: 0, y: 0 })
    const { x, y } = design().view.positions['lambda-function']!
    for (const [id, other] of Object.entries(design().view.positions)) {
      if (id !== 'lambda-function') expect(Math.abs(other.x - x) >= 200 || Math.abs(other.y - y) >= 92).toBe(true)
    }
  })
})
