import { expect, it } from 'vitest'
import { Calls } from '../../../sim/kernel/Calls'

it('reuses freed slots, raises their generation and keeps live ones through growth', () => {
  const calls = new Calls(2)
  const slots = Array.from({ length: 100 }, (_, i) => {
    const call = calls.allocate(i, i * 2)
    calls.key[call] = i
    calls.bytes[call] = i * 1000
    return call
  })
  expect(new Set(slots).size).toBe(100)
  expect(calls.inUse).toBe(100)
  slots.forEach((call, i) => {
    expect([calls.caller[call], calls.tag[call], calls.key[call], calls.bytes[call]]).toEqual([i, i * 2, i, i * 1000])
  })
  const generation = calls.generation[slots[7]!]!
  calls.free(slots[7]!)
  const again = calls.allocate(1, 1)
  expect(again).toBe(slots[7])
  expect(calls.generation[again]).toBe(generation + 1)
  expect([calls.key[again], calls.bytes[again], calls.attempt[again], calls.segment[again]]).toEqual([0, 0, 1, -1])
})

it('lets a call stand for another one', () => {
  const calls = new Calls(1)
  const outer = calls.allocate(3, 4)
  for (const column of ['link', 'operation', 'attempt', 'key', 'bytes', 'sentAt', 'segment', 'lineage'] as const)
    calls[column][outer] = 5
  const inner = calls.inPlaceOf(outer, 9)
  expect([calls.caller[inner], calls.tag[inner]]).toEqual([9, outer])
  for (const column of ['link', 'operation', 'attempt', 'key', 'bytes', 'sentAt', 'segment', 'lineage'] as const)
    expect(calls[column][inner]).toBe(5)
})
