import type { Price } from './types'

/** The part of a quantity that one step of a price ladder charges. */
export interface TierSlice {
  quantity: number
  unitPrice: number
  /** Such as `first 333 million`; null when the price has one step. */
  tier: string | null
}

/**
 * Cuts a monthly quantity into the steps of its price's ladder, cheapest step last, as AWS does: each step's price
 * applies only to the units inside it. Steps without units are left out; a quantity of 0 gives none.
 */
export function sliceByTier(price: Price, quantity: number): TierSlice[] {
  const slices: TierSlice[] = []
  let from = 0
  for (const [index, { upTo, unitPrice }] of price.tiers.entries()) {
    const inStep = Math.min(quantity, upTo ?? Infinity) - from
    if (!(inStep > 0)) break
    slices.push({ quantity: inStep, unitPrice, tier: price.tiers.length > 1 ? tierName(price, index) : null })
    if (upTo === null) break
    from = upTo
  }
  return slices
}

/** The first step's price: what the first unit of a month costs. */
export function firstUnitPrice(price: Price): number {
  const first = price.tiers[0]
  if (first === undefined) throw new Error(`Price ${price.id} has no tiers.`)
  return first.unitPrice
}

/** What a step of a ladder is called, as on AWS's price pages: `first 333 million`, `next 667 million`, `over 20 billion`. */
function tierName(price: Price, index: number): string {
  const from = index === 0 ? 0 : (price.tiers[index - 1]!.upTo ?? 0)
  const upTo = price.tiers[index]!.upTo
  if (upTo === null) return index === 0 ? 'all' : `over ${inWords(from)}`
  return `${index === 0 ? 'first' : 'next'} ${inWords(upTo - from)}`
}

function inWords(quantity: number): string {
  if (quantity >= 1e9) return `${Number((quantity / 1e9).toPrecision(6))} billion`
  if (quantity >= 1e6) return `${Number((quantity / 1e6).toPrecision(6))} million`
  return String(quantity).replace(/\B(?=(\d{3})+$)/g, ',')
}
