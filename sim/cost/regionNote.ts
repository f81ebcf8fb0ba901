import type { Price } from './types'

/** The Region whose price list stands in for Regions without their own. */
export const PRICED_REGION = 'us-east-1'

/** Where a price comes from, for a Region that has no list of its own: the note says that its price may differ. */
export function priceSource(source: Price['source'], region: string): Price['source'] {
  if (region === PRICED_REGION) return source
  const elsewhere = `Price of ${PRICED_REGION}; that of ${region} may differ.`
  return { ...source, note: source.note === undefined ? elsewhere : `${source.note} ${elsewhere}` }
}
