/** Widest line of a list of numbers, characters. */
const MAX_LINE = 100

/**
 * Writes JSON with two spaces of indent. Lists of numbers fill lines, and list entries and positions that hold only
 * numbers and booleans take one line each, so that recorded traffic stays small and differences stay readable.
 */
export const writeJson = (value: unknown): string => write(value, '', false, '')

/** `repeated`: one of many values of the same form. `name`: the member it is held by. */
function write(value: unknown, indent: string, repeated: boolean, name: string): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`A design cannot hold the number ${value} (${name}).`)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return writeList(value, indent, name)
  const members = Object.entries(value).filter(([, item]) => item !== undefined)
  if (members.length === 0) return '{}'
  if (repeated && members.every(([, item]) => typeof item === 'number' || typeof item === 'boolean')) {
    return `{ ${members.map(([key, item]) => `${JSON.stringify(key)}: ${write(item, '', false, key)}`).join(', ')} }`
  }
  const inner = `${indent}  `
  const lines = members.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner, name === 'positions', key)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function writeList(list: readonly unknown[], indent: string, name: string): string {
  if (list.length === 0) return '[]'
  const inner = `${indent}  `
  const items = list.map((item) => write(item, inner, true, name))
  if (!list.every((item) => typeof item === 'number'))
    return `[\n${items.map((item) => inner + item).join(',\n')}\n${indent}]`
  const single = `[${items.join(', ')}]`
  if (indent.length + single.length <= MAX_LINE) return single
  const lines: string[] = []
  let line = inner
  for (const [i, item] of items.entries()) {
    const text = i === items.length - 1 ? item : `${item},`
    if (line.length + text.length > MAX_LINE && line !== inner) {
      lines.push(line.trimEnd())
      line = inner
    }
    line += `${text} `
  }
  lines.push(line.trimEnd())
  return `[\n${lines.join('\n')}\n${indent}]`
}
