/** A well-mixed 32-bit number (0 or more) for a key: how services spread partition keys over partitions and shards. */
export function scatter(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Which of `places` (1 or more) a key belongs to. Both operands of the remainder are unsigned 32-bit integers in plain
 * sight: on anything else it is computed in floating point, which is twenty times slower.
 */
export function placeOf(key: number, places: number): number {
  return (scatter(key) >>> 0) % (places >>> 0)
}
