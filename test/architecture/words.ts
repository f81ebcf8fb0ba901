/** Words that do not belong in the product's files. Each pattern is written so that it does not match itself. */
const forbidden: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /\/wor[k]\/(main|shared|\.library)/, why: 'a path of one computer' },
  { pattern: /\/tm[p]\/brief/, why: 'a path of one computer' },
  {
    pattern: /\b(cla[u]de|anthro[p]ic|chat[g]pt|co[p]ilot|sub[-]?a[g]ent)\b/i,
    why: 'the repository speaks of the product alone',
  },
  { pattern: /\b(artifac[t]ory|verdacci[o]|nex[u]s repository)\b/i, why: 'a registry other than the public one' },
  { pattern: /\bregistr[y]\.(?!npmjs\.org)[a-z0-9-]+\.[a-z]+\//i, why: 'a registry other than the public one' },
  { pattern: /\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/, why: 'unfinished work' },
  { pattern: /@ts-(ignor[e]|nochec[k])/, why: 'a silenced type error' },
  { pattern: /\b(it|test|describe)\.(onl[y]|tod[o])\b/, why: 'a test that hides others, or none' },
  { pattern: /\b(it|test|describe)\.ski[p]\(\s*['"`]/, why: 'a test that never runs' },
]

/** Forbidden words in one file: `path:line word (why)`. */
export function forbiddenWords(path: string, text: string): string[] {
  if (!forbidden.some(({ pattern }) => pattern.test(text))) return []
  return text.split('\n').flatMap((line, index) =>
    forbidden.flatMap(({ pattern, why }) => {
      const match = pattern.exec(line)
      return match === null ? [] : [`${path}:${index + 1} ${match[0]} (${why})`]
    }),
  )
}
