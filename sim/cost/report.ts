import { sum } from './money'
import { MONTH_MS } from './month'
import { firstUnitPrice, sliceByTier } from './tiers'
import type { CostComponent, CostLine, CostReport, FreeTier, Price } from './types'

export interface CostReportInput {
  /** Usage of the whole run, warm-up included. */
  components: readonly CostComponent[]
  prices: readonly Price[]
  freeTiers: readonly FreeTier[]
  region: string
  /** Whether the month takes AWS's free allowances off. */
  freeTierOn: boolean
  runDurationMs: number
  /** Requests that clients started in the whole run, warm-up included. */
  requests: number
}

/**
 * What a run costs, and a 730-hour month of repeating it.
 *
 * Run: each component at the price of its first unit, no free tier.
 * Month: every quantity grows by 730 h / run. Free allowances come off first; what remains climbs the price ladder.
 * Both are the account's, as on the bill: resources share an allowance, and the steps of a ladder, in proportion to
 * their quantities.
 */
export function costReport(input: CostReportInput): CostReport {
  const { components, region, freeTierOn, runDurationMs } = input
  if (!(runDurationMs > 0)) throw new Error(`A cost report needs a run longer than 0 ms, not ${runDurationMs}.`)
  const prices = new Map(input.prices.map((price) => [price.id, price]))
  const used = components.filter(({ quantity }) => quantity > 0)
  const usedPrices = new Map(used.map(({ priceId }) => [priceId, priceOf(prices, priceId)]))

  const runLines = used.map((component) => {
    const price = usedPrices.get(component.priceId)!
    return line(component, price, component.quantity, firstUnitPrice(price), null, false)
  })

  const monthScale = MONTH_MS / runDurationMs
  const monthly = used.map((component) => ({ ...component, quantity: component.quantity * monthScale }))
  const freeTiers = freeTierOn ? freeTiersOf(used, input.freeTiers) : []
  const free = freeQuantities(monthly, freeTiers)
  const lines = monthLines(monthly, free, usedPrices)

  const month = sum(lines.map(({ amount }) => amount))
  const requestsPerMonth = input.requests * monthScale
  return {
    currency: 'USD',
    region,
    freeTier: freeTierOn,
    run: sum(runLines.map(({ amount }) => amount)),
    month,
    perRequest: requestsPerMonth > 0 ? month / requestsPerMonth : null,
    requestsPerMonth,
    lines,
    runLines,
    byResource: byResource(components, runLines, lines),
    prices: [...usedPrices.values()],
    freeTiers,
  }
}

/** Free units of each component of the month. */
function freeQuantities(monthly: readonly CostComponent[], freeTiers: readonly FreeTier[]): number[] {
  const share = new Map<string, number>()
  for (const { id, quantity } of freeTiers) {
    const demand = sum(monthly.filter(({ freeTierId }) => freeTierId === id).map((component) => component.quantity))
    share.set(id, demand > 0 ? Math.min(1, quantity / demand) : 0)
  }
  return monthly.map(
    ({ quantity, freeTierId }) => quantity * (freeTierId === undefined ? 0 : (share.get(freeTierId) ?? 0)),
  )
}

function monthLines(
  monthly: readonly CostComponent[],
  free: readonly number[],
  prices: ReadonlyMap<string, Price>,
): CostLine[] {
  const billed = monthly.map(({ quantity }, index) => quantity - free[index]!)
  const billedByPrice = new Map<string, number>()
  for (const [index, { priceId }] of monthly.entries()) {
    billedByPrice.set(priceId, (billedByPrice.get(priceId) ?? 0) + billed[index]!)
  }
  const slicesByPrice = new Map([...billedByPrice].map(([id, total]) => [id, sliceByTier(prices.get(id)!, total)]))

  return monthly.flatMap((component, index) => {
    const price = prices.get(component.priceId)!
    const lines: CostLine[] = []
    if (free[index]! > 0) lines.push(line(component, price, free[index]!, 0, 'free tier', true))
    if (!(billed[index]! > 0)) return lines
    const share = billed[index]! / billedByPrice.get(component.priceId)!
    for (const { quantity, unitPrice, tier } of slicesByPrice.get(component.priceId)!) {
      lines.push(line(component, price, quantity * share, unitPrice, tier, false))
    }
    return lines
  })
}

function byResource(
  components: readonly CostComponent[],
  runLines: readonly CostLine[],
  lines: readonly CostLine[],
): CostReport['byResource'] {
  const amountOf = (of: readonly CostLine[], id: string) =>
    sum(of.filter(({ resourceId }) => resourceId === id).map(({ amount }) => amount))
  const ids = [...new Set(components.map(({ resourceId }) => resourceId))]
  return ids.map((resourceId) => ({
    resourceId,
    run: amountOf(runLines, resourceId),
    month: amountOf(lines, resourceId),
  }))
}

function line(
  { resourceId, component, basis }: CostComponent,
  price: Price,
  quantity: number,
  unitPrice: number,
  tier: string | null,
  free: boolean,
): CostLine {
  return {
    resourceId,
    component,
    unit: price.unit,
    quantity,
    unitPrice,
    amount: quantity * unitPrice,
    priceId: price.id,
    tier,
    free,
    basis,
  }
}

function freeTiersOf(used: readonly CostComponent[], freeTiers: readonly FreeTier[]): FreeTier[] {
  const known = new Map(freeTiers.map((tier) => [tier.id, tier]))
  const ids = new Set(used.flatMap(({ freeTierId }) => freeTierId ?? []))
  return [...ids].map((id) => {
    const tier = known.get(id)
    if (tier === undefined) throw new Error(`No free tier "${id}" among those given.`)
    return tier
  })
}

function priceOf(prices: ReadonlyMap<string, Price>, id: string): Price {
  const price = prices.get(id)
  if (price === undefined) throw new Error(`No price "${id}" among those given.`)
  return price
}
