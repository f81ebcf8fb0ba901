// oxlint-disable-next-line no-control-regex
const SEQUENCES = /\u001b\[[0-9;]*m/g
/** Scripts and pictures that terminals draw two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const COMBINING = /\p{M}/u

/** Columns that a text takes in a terminal. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text.replace(SEQUENCES, ''))
    width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - textWidth(text)))
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - textWidth(text))) + text

/** A plain text cut to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (textWidth(kept + character) >= width) break
    kept += character
  }
  return `${kept}…`
}

/** Lines of at most `width` columns, broken between words; what is longer than a line, such as an address, stays whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

/** Wrapped text behind a margin; the first line begins with `mark` inside the margin. */
export function indented(text: string, width: number, margin: number, mark = ''): string {
  return wrap(text, width - margin)
    .map((line, index) => padEnd(index === 0 ? mark : '', margin) + line)
    .join('\n')
}
