/** A stretch of text in a paragraph. */
export interface Span {
  kind: 'plain' | 'bold' | 'italic' | 'code' | 'link'
  text: string
  /** Of a link; only http and https. */
  url?: string
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; header: Span[][]; rows: Span[][][] }

/**
 * Reads the part of Markdown that the model pages use: headings, paragraphs, flat lists, tables, fenced code, bold,
 * italic, code and links. Everything else, HTML included, stays plain text.
 */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', spans: parseSpans(paragraph.join(' ')) })
    paragraph = []
  }
  const lines = source.replace(/\r/g, '').split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, marks, heading] = /^(#{1,6})\s+(.*)$/.exec(line) ?? []
    const [, bullet, item] = /^\s*([-*]|\d+[.)])\s+(.*)$/.exec(line) ?? []
    if (line.startsWith('```')) {
      endParagraph()
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') })
      at = last
    } else if (marks !== undefined && heading !== undefined) {
      endParagraph()
      blocks.push({ kind: 'heading', level: Math.min(3, marks.length) as 1 | 2 | 3, spans: parseSpans(heading) })
    } else if (bullet !== undefined && item !== undefined) {
      endParagraph()
      addItem(blocks, /\d/.test(bullet), item)
    } else if (isTableRule(lines[at + 1]) && line.includes('|')) {
      endParagraph()
      const end = lines.findIndex((other, index) => index > at + 1 && !other.includes('|'))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'table', header: cellsOf(line), rows: lines.slice(at + 2, last).map(cellsOf) })
      at = last - 1
    } else if (line.trim() === '') endParagraph()
    else if (paragraph.length === 0 && continuesItem(blocks, line)) extendItem(blocks, line)
    else paragraph.push(line.trim())
  }
  endParagraph()
  return blocks
}

/** Reads bold, italic, code and links in a line of text. */
export function parseSpans(text: string): Span[] {
  const spans: Span[] = []
  const pattern = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) spans.push({ kind: 'plain', text: text.slice(from, match.index) })
    const [whole, code, bold, italic, label, url] = match
    if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (bold !== undefined) spans.push({ kind: 'bold', text: bold })
    else if (italic !== undefined) spans.push({ kind: 'italic', text: italic })
    else if (label !== undefined && url !== undefined) spans.push({ kind: 'link', text: label, url })
    from = match.index + whole.length
  }
  if (from < text.length) spans.push({ kind: 'plain', text: text.slice(from) })
  return spans
}

function addItem(blocks: Block[], ordered: boolean, item: string): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push(parseSpans(item))
  else blocks.push({ kind: 'list', ordered, items: [parseSpans(item)] })
}

const continuesItem = (blocks: readonly Block[], line: string): boolean =>
  blocks.at(-1)?.kind === 'list' && /^\s{2,}\S/.test(line)

function extendItem(blocks: readonly Block[], line: string): void {
  const last = blocks.at(-1)
  if (last?.kind === 'list') last.items.at(-1)?.push(...parseSpans(` ${line.trim()}`))
}

const isTableRule = (line: string | undefined): boolean => line !== undefined && /^\s*\|?\s*:?-+:?\s*\|/.test(line)

const cellsOf = (line: string): Span[][] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseSpans(cell.trim()))
