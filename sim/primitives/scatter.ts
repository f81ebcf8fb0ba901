/** A well-mixed 32-bit number (0 or more) for a key: how services spread partition keys over partitions and shards. */
export function scatter(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}
