/** Hex ids for traces and their spans, the same for the same run: 32-bit FNV-1a with a finishing mix, one word at a time. */
export function hexId(name: string, words: number): string {
  let id = ''
  for (let word = 0; word < words; word++) {
    let hash = 0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b1)
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    id += ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0')
  }
  // All zeros means "no id" to every reader of traces.
  return /^0+$/.test(id) ? `${id.slice(1)}1` : id
}

/** 16-byte trace id and 8-byte span ids of the trace's segments. */
export function traceIds(seed: number, traceId: string, segments: number): { trace: string; spans: string[] } {
  return {
    trace: hexId(`${seed}/${traceId}`, 4),
    spans: Array.from({ length: segments }, (_, index) => hexId(`${seed}/${traceId}/${index}`, 2)),
  }
}
