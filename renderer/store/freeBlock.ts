interface Block {
  start: number
  size: number
}

/** Addresses of a subnet unless there is room for fewer only: a /24. */
const usualSize = 256

/** The first block of a network that overlaps none of those taken, as CIDR text; null when there is none, or the network is not a CIDR block. */
export function freeBlock(network: string, taken: readonly string[]): string | null {
  const whole = blockOf(network)
  if (whole === null) return null
  const size = Math.min(usualSize, whole.size)
  const others = taken.map(blockOf).filter((block) => block !== null)
  for (let start = whole.start; start + size <= whole.start + whole.size; start += size) {
    if (others.every((other) => other.start >= start + size || other.start + other.size <= start))
      return `${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join('.')}/${32 - Math.log2(size)}`
  }
  return null
}

function blockOf(text: string): Block | null {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text)
  if (!match) return null
  const [a, b, c, d, prefix] = match.slice(1).map(Number) as [number, number, number, number, number]
  if (prefix > 32 || [a, b, c, d].some((part) => part > 255)) return null
  const size = 2 ** (32 - prefix)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  return { start: address - (address % size), size }
}
