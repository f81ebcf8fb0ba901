/** Longest id. */
const MAX_ID_LENGTH = 64

const PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Source of the pattern, for the JSON Schema. */
export const ID_PATTERN = PATTERN.source

/**
 * Whether a text may be the id of a resource, connection, scenario or note. Names that every JavaScript object has
 * (`constructor`, `toString`) may not: results are looked up by id.
 */
export const isId = (id: string): boolean => PATTERN.test(id) && !(id in Object.prototype)

/** A new id made from a name, such as `orders-api-2`: unique among `taken`, lower case, at most 64 characters. */
export function freshId(name: string, taken: { has(id: string): boolean }): string {
  const slug = name
    .slice(0, 256)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_ID_LENGTH - 7)
    .replace(/^-+|-+$/g, '')
  const base = slug === '' ? 'resource' : slug
  if (isId(base) && !taken.has(base)) return base
  for (let suffix = 2; ; suffix++) {
    const id = `${base}-${suffix}`
    if (!taken.has(id)) return id
  }
}

/** Order of ids in the file: by code unit, the same everywhere. */
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
