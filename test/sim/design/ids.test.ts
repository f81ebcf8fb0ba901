import { describe, expect, it } from 'vitest'
import { freshId, isId } from '../../../sim/design/ids'
import { nearest } from '../../../sim/design/nearest'

describe('ids', () => {
  it.each([
    ['Orders API', [], 'orders-api'],
    ['Orders API', ['orders-api', 'orders-api-2'], 'orders-api-3'],
    ['  Über – Größe!! ', [], 'uber-gro-e'],
    ['日本', [], 'resource'],
    ['', ['resource'], 'resource-2'],
    ['constructor', [], 'constructor-2'],
    ['x'.repeat(500), [], 'x'.repeat(57)],
  ])('%.20s becomes %s', (name, taken, id) => {
    expect(freshId(name, new Set(taken))).toBe(id)
  })

  it.each(['a', 'A-1._', '0', 'x'.repeat(64)])('%s may be an id', (id) => expect(isId(id)).toBe(true))
  it.each(['', '-a', '.a', 'a b', 'ä', 'x'.repeat(65), 'toString', '__proto__', 'a\n'])('%j may not', (id) =>
    expect(isId(id)).toBe(false),
  )
})

describe('near names', () => {
  it.each([
    ['memory', ['memoryMb', 'timeoutSeconds'], 'memoryMb'],
    ['aws.lamda.function', ['aws.lambda.function', 'aws.sqs.queue'], 'aws.lambda.function'],
    ['LAMBDA', ['lambda'], 'lambda'],
    ['quite-different', ['lambda'], null],
    ['', ['a'], null],
  ])('%s means %s', (name, candidates, expected) => expect(nearest(name, candidates)).toBe(expected))
})
