import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cidr, contains, formatCidr, isPrivate, overlaps, parseCidr, sizeOf } from '../../../sim/primitives/cidr'

const blocks = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(
    ([address, prefix]) =>
      parseCidr(`${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')}/${prefix}`)!,
  )

/** Blocks close to each other, so that they often meet. */
const neighbours = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([last, prefix]) => parseCidr(`10.0.0.${last}/${prefix}`)!)

const addresses = ({ first, last }: Cidr): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i)

describe('CIDR blocks', () => {
  it.each([
    ['10.0.0.0/16', 0x0a000000, 65_536],
    ['255.255.255.255/32', 0xffffffff, 1],
    ['0.0.0.0/0', 0, 2 ** 32],
    ['100.68.0.18/18', 0x64440000, 16_384],
  ])('%s is read', (text, first, size) => {
    expect(parseCidr(text)!.first).toBe(first)
    expect(sizeOf(parseCidr(text)!)).toBe(size)
  })

  it.each(['', '10.0.0.0', '10.0.0/8', '10.0.0.0/33', '256.0.0.0/8', '10.0.0.0/-1', '10.0.0.0/8x', '1e1.0.0.0/8'])(
    '%j is none',
    (text) => {
      expect(parseCidr(text)).toBeNull()
    },
  )

  it('drops the bits after the prefix', () => {
    expect(formatCidr(parseCidr('100.68.0.18/18')!)).toBe('100.68.0.0/18')
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(parseCidr(formatCidr(block))).toEqual(block)
      }),
    )
  })

  it('holds 2^(32 - prefix) addresses, and begins at a multiple of them', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(sizeOf(block)).toBe(2 ** (32 - block.prefix))
        expect(block.first % sizeOf(block)).toBe(0)
      }),
    )
  })

  it('overlaps where the sets of addresses meet, and contains where one is a part of the other', () => {
    fc.assert(
      fc.property(neighbours, neighbours, (a, b) => {
        const inB = new Set(addresses(b))
        const shared = addresses(a).filter((address) => inB.has(address)).length
        expect(overlaps(a, b)).toBe(shared > 0)
        expect(contains(b, a)).toBe(shared === sizeOf(a))
      }),
    )
  })

  it('are apart or one inside the other', () => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a))
      }),
    )
  })

  it.each([
    ['10.0.0.0/8', true],
    ['172.16.0.0/12', true],
    ['172.32.0.0/16', false],
    ['192.168.7.0/24', true],
    ['0.0.0.0/0', false],
    ['8.8.8.8/32', false],
  ])('%s is private: %s', (text, expected) => {
    expect(isPrivate(parseCidr(text)!)).toBe(expected)
  })
})
