/** A longer copy of a typed array: how pools grow. The new places hold 0. */
export function widened<T extends Float64Array | Int32Array | Uint8Array | Uint32Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(length)
  to.set(from)
  return to
}
