/** A row of a delimited text file, with the 1-based line it starts on. */
export interface CsvRow {
  line: number
  /** Trimmed, quotes taken off. */
  fields: string[]
}

/**
 * Splits delimited text (comma, semicolon or tab, whichever the first line has) into rows, up to `mostRows`.
 * Fields may be quoted with `"`, doubled inside; blank lines are left out. `unclosedLine` is where a quote was opened
 * that nothing closes, null when all is well.
 */
export function splitCsv(text: string, mostRows: number): { rows: CsvRow[]; unclosedLine: number | null } {
  const rows: CsvRow[] = []
  const delimiter = delimiterOf(text)
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length && rows.length < mostRows) {
    const row: CsvRow = { line, fields: [] }
    let endOfRow = false
    while (!endOfRow) {
      while (at < text.length && (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t'))) at++
      let field = ''
      if (text[at] === '"') {
        const closing = closingQuote(text, at)
        if (closing < 0) return { rows, unclosedLine: line }
        field = text.slice(at + 1, closing).replaceAll('""', '"')
        for (let i = at; i < closing; i++) if (startsLine(text, i)) line++
        at = closing + 1
      }
      const from = at
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
      row.fields.push((field + text.slice(from, at)).trim())
      endOfRow = text[at] !== delimiter
      if (!endOfRow) at++
    }
    if (at < text.length) {
      line++
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    }
    if (row.fields.some((field) => field !== '')) rows.push(row)
  }
  return { rows, unclosedLine: null }
}

/** Tab or semicolon when the first line with text has one outside quotes, else comma. */
function delimiterOf(text: string): string {
  const start = text.search(/[^\s\ufeff]/)
  let quoted = false
  let semicolon = false
  for (let at = start; at >= 0 && at < text.length; at++) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\t') return '\t'
    else if (character === ';') semicolon = true
    else if (character === '\n' || character === '\r') break
  }
  return semicolon ? ';' : ','
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at < 0 || text[at + 1] !== '"') return at
    at += 2
  }
}

/** Whether the character ends a line: \n, or \r that no \n follows. */
function startsLine(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')
}
