/** Something that the command palette finds by text. */
export interface Findable {
  /** Stable; recent choices are remembered by it. */
  id: string
  title: string
  /** Further words that it is found by, after all titles that match. */
  keywords?: string
}

/** How a query was found, best first. */
const matches = {
  wholeTitle: 0,
  startOfTitle: 1,
  startOfWord: 2,
  startOfKeyword: 3,
  insideTitle: 4,
  insideKeyword: 5,
  scattered: 6,
} as const

/**
 * What a query finds, best match first: the start of the title, of a word in it, of a keyword, then text inside words,
 * then scattered letters. Among equals what was chosen recently comes first, then the order given.
 */
export function rank<T extends Findable>(items: readonly T[], query: string, recent: readonly string[] = []): T[] {
  const text = normalized(query)
  if (text === '') return [...items]
  const recency = new Map(recent.map((id, index) => [id, index]))
  return items
    .map((item) => ({ item, match: matchOf(item, text), recency: recency.get(item.id) ?? Infinity }))
    .filter(({ match }) => match < Infinity)
    .sort((a, b) => a.match - b.match || compare(a.recency, b.recency))
    .map(({ item }) => item)
}

function matchOf({ title, keywords = '' }: Findable, text: string): number {
  const name = normalized(title)
  if (name === text) return matches.wholeTitle
  if (name.startsWith(text)) return matches.startOfTitle
  // Words are found in any order; the one found worst decides.
  return Math.max(...text.split(' ').map((word) => wordMatch(name, normalized(keywords), word)))
}

function wordMatch(title: string, keywords: string, word: string): number {
  if (beginsWord(title, word)) return matches.startOfWord
  if (beginsWord(keywords, word)) return matches.startOfKeyword
  if (title.includes(word)) return matches.insideTitle
  if (keywords.includes(word)) return matches.insideKeyword
  return isScattered(title, word) ? matches.scattered : Infinity
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return true
  }
  return false
}

/** Whether the letters of a word follow each other from the start of some word on, close enough to be meant. */
function isScattered(text: string, word: string): boolean {
  if (word.length < 2) return false
  for (let start = 0; start < text.length; start++) {
    if (text[start] !== word[0] || (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1]!))) continue
    let at = start
    let found = 1
    while (found < word.length && (at = text.indexOf(word[found]!, at + 1)) >= 0) found++
    if (found === word.length && at - start < word.length * 2) return true
  }
  return false
}

/** Infinity equals itself here, as it does not in a difference. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b)

const normalized = (text: string): string => text.toLowerCase().trim().replace(/\s+/g, ' ')
