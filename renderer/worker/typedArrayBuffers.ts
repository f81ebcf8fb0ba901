/** The buffers of all typed arrays inside a plain value, each once and none empty: what a message can hand over instead of copying. */
export function typedArrayBuffers(value: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  collect(value, buffers)
  return [...buffers]
}

function collect(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return
  if (ArrayBuffer.isView(value)) {
    // An empty array may be one constant shared by many results; handing it over would take it from the next run.
    if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0) buffers.add(value.buffer)
    return
  }
  for (const item of Array.isArray(value) ? value : Object.values(value)) collect(item, buffers)
}
