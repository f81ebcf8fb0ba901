import { describe, expect, test } from 'vitest'
import { freePlace } from '../../../renderer/palette/freePlace'
import { outlineRows } from '../../../renderer/palette/outlineRows'
import { bestMatch, searchServices } from '../../../renderer/palette/serviceSearch'
import { blankDesign, services } from '../../../sim/index'

describe('searching services', () => {
  test('nothing typed shows every service once', () => {
    const found = searchServices('').flatMap((group) => group.services)
    expect(found.map(({ type }) => type).sort()).toEqual(services.map(({ type }) => type).sort())
  })

  test('finds by title, type and keyword, the title first', () => {
    expect(bestMatch('lam')?.type).toBe('aws.lambda.function')
    expect(bestMatch('aws.lambda')?.type).toBe('aws.lambda.function')
    expect(bestMatch('lambda function')?.type).toBe('aws.lambda.function')
    expect(bestMatch('.*[')).toBeUndefined()
  })
})

describe('a free place', () => {
  test('is the middle when nothing is there, and beside what is', () => {
    const first = freePlace({ x: 400, y: 240 }, [])
    expect(first).toEqual({ x: 304, y: 192 })
    const second = freePlace({ x: 400, y: 240 }, [{ ...first, width: 200, height: 92 }])
    expect(Math.abs(second.x - first.x) >= 280 || Math.abs(second.y - first.y) >= 120).toBe(true)
  })

  test('is not on a note either', () => {
    const note = { x: 40, y: 60, width: 760, height: 200 }
    const { x, y } = freePlace({ x: 400, y: 240 }, [note])
    expect(x + 200 <= note.x || x >= 800 || y + 92 <= note.y || y >= 260).toBe(true)
  })
})

describe('the outline', () => {
  const design = {
    ...blankDesign('d'),
    resources: [
      { id: 'a', type: 't', name: 'zeta', config: {} },
      { id: 'b', type: 't', name: 'vpc', config: {} },
      { id: 'c', type: 't', name: 'inside', parentId: 'b', config: {} },
      { id: 'd', type: 't', name: 'lost', parentId: 'gone', config: {} },
    ],
  }
  const names = (rows: ReturnType<typeof outlineRows>) => rows.map(({ resource, depth }) => `${depth} ${resource.name}`)

  test('is a tree by containment, each level by name; an unknown container is none', () => {
    expect(names(outlineRows(design, new Set()))).toEqual(['0 lost', '0 vpc', '1 inside', '0 zeta'])
    expect(names(outlineRows(design, new Set(['b'])))).toEqual(['0 lost', '0 vpc', '0 zeta'])
  })

  test('filtered, it finds what is inside closed containers too', () => {
    expect(names(outlineRows(design, new Set(['b']), 'ins'))).toEqual(['0 inside'])
  })

  test('two containers inside each other do not hang it', () => {
    const loop = {
      ...design,
      resources: [
        { id: 'a', type: 't', name: 'a', parentId: 'b', config: {} },
        { id: 'b', type: 't', name: 'b', parentId: 'a', config: {} },
      ],
    }
    expect(() => outlineRows(loop, new Set())).not.toThrow()
  })
})
