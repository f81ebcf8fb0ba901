/** Widest line of a list of numbers, characters. */
const MAX_LINE = 100

/**
 * Writes JSON with two spaces of indent. Lists of numbers fill lines, and list entries or positions that hold only
 * numbers and booleans take one line each, so that recorded traffic stays small and differences readable.
 */
export function writeJson(value: unknown, indent = '', compact = false): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`A design cannot hold the number ${value}.`)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    if (value.every((item) => typeof item === 'number')) return writeNumbers(value.map((item) => writeJson(item)), indent)
    return `[\n${value.map((item) => inner + writeJson(item, inner, true)).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  if (members.length === 0) return '{}'
  if (compact && members.every(([, item]) => typeof item === 'number' || typeof item === 'boolean')) {
    return `{ ${members.map(([name, item]) => `${JSON.stringify(name)}: ${writeJson(item)}`).join(', ')} }`
  }
  return `{\n${members.map(([name, item]) => `${inner}${JSON.stringify(name)}: ${writeJson(item, inner, name !== 'config' && isPositions(item))}`).join(',\n')}\n${indent}}`
}
