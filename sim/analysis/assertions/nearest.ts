/** The known word that differs from `word` in the fewest letters, if it is close enough to be meant. */
function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase().slice(0, 80)
  let best: string | null = null
  let bestDistance = Math.max(2, Math.floor(wanted.length / 2))
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase().slice(0, 80))
    if (distance < bestDistance || (distance === bestDistance && best === null)) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Insertions, deletions and replacements of letters that turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}

/** Closes a message with the likely intended word, else with what there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const close = nearest(word, known)
  if (close !== null) return `did you mean ${close}?`
  if (known.length === 0) return 'there are none'
  const listed = known.slice(0, 12).join(', ')
  return known.length > 12 ? `there are ${listed} and ${known.length - 12} more` : `there are ${listed}`
}
