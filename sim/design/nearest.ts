/** Longer names are not compared: nobody mistypes them, and the comparison takes time. */
const MAX_LENGTH = 64

/** The candidate that a mistyped name most likely means: at most a third of its letters differ; null when none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length === 0 || name.length > MAX_LENGTH) return null
  const wanted = name.toLowerCase()
  let best: string | null = null
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** A closing sentence for help texts: `Did you mean memoryMb?`, or the names there are. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates)
  if (near !== null) return `Did you mean ${near}?`
  if (candidates.length === 0) return 'There is nothing to choose from.'
  const shown = candidates.slice(0, 12).join(', ')
  return candidates.length > 12 ? `Known are ${shown} and ${candidates.length - 12} more.` : `Known: ${shown}.`
}

/** Levenshtein distance: single letters inserted, deleted or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = row[j]! + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, row[j + 1]! + 1, next[j]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
