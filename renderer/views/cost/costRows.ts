import type { CostLine, CostReport, RunResult } from '../../../sim/index'
import { formatInteger, formatSignificant } from '../../ui/format'
import { resourceInfo } from '../resourceInfo'

export type CostPeriod = 'month' | 'run'

/** A line of the cost table as text, and what to sort it by. */
export interface CostRow {
  id: string
  line: CostLine
  resourceName: string
  quantity: string
  unitPrice: string
  amount: string
}

/**
 * Lines of the report for a month or for the run. Amounts are rounded so that the lines shown add up to the total
 * shown: each takes its floor, and the missing last digits go to the largest remainders. With a resource, the rows are
 * its own, and `own` is what they add up to.
 */
export function costRows(
  result: RunResult,
  period: CostPeriod,
  resourceId: string | null = null,
): { rows: CostRow[]; total: string; own: string | null } {
  const lines = period === 'month' ? result.cost.lines : result.cost.runLines
  const { amounts, total, sumOf } = amountsThatAddUp(lines.map(({ amount }) => amount))
  const rows = lines.map((line, index) => ({
    id: `${index} ${line.resourceId} ${line.priceId}`,
    line,
    resourceName: resourceInfo(result, line.resourceId).name,
    quantity: quantityText(line.quantity, line.unit),
    unitPrice: line.free ? 'free' : unitPriceText(line.unitPrice),
    amount: amounts[index]!,
  }))
  if (resourceId === null) return { rows, total, own: null }
  const isOwn = (index: number): boolean => lines[index]!.resourceId === resourceId
  return { rows: rows.filter((_, index) => isOwn(index)), total, own: sumOf(isOwn) }
}

/** `47,304,000 requests`; fractions only where the quantity is small. */
export function quantityText(quantity: number, unit: string): string {
  const amount = quantity < 1000 ? formatSignificant(quantity, 4) : formatInteger(quantity)
  return `${amount} ${quantity === 1 || /s$|GB$|MB$/.test(unit) ? unit : `${unit}s`}`
}

/** Unit prices keep all their digits: `$0.0000002`, `$0.0000166667`. */
export function unitPriceText(dollars: number): string {
  return dollars === 0 ? '$0' : `$${formatSignificant(dollars, 10)}`
}

/**
 * Amounts as text that add up to the total as text, to the cent or to three digits when the total is below a dollar;
 * `sumOf` gives the sum of some of them as shown.
 */
export function amountsThatAddUp(amounts: readonly number[]): {
  amounts: string[]
  total: string
  sumOf: (isCounted: (index: number) => boolean) => string
} {
  const sum = amounts.reduce((all, amount) => all + amount, 0)
  const decimals = sum >= 0.995 || sum <= 0 ? 2 : Math.min(10, Math.max(2, 2 - Math.floor(Math.log10(sum))))
  const scale = 10 ** decimals
  const total = Math.round(sum * scale)
  const units = amounts.map((amount) => Math.floor(amount * scale))
  let missing = total - units.reduce((all, unit) => all + unit, 0)
  const remainder = (index: number): number => amounts[index]! * scale - units[index]!
  const byRemainder = amounts.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a))
  for (const index of byRemainder) {
    if (missing <= 0) break
    units[index]! += 1
    missing -= 1
  }
  return {
    amounts: units.map((unit) => fixedMoney(unit, decimals)),
    total: fixedMoney(total, decimals),
    sumOf: (isCounted) =>
      fixedMoney(
        units.reduce((all, unit, index) => (isCounted(index) ? all + unit : all), 0),
        decimals,
      ),
  }
}

/** A resource's share of the cost. */
export interface CostBar {
  resourceId: string
  amount: string
  /** 0..1 of the most expensive resource. */
  width: number
  share: number | null
}

/** What each resource costs, most expensive first; in cents, what its lines in the table add up to. */
export function costBars({ byResource, lines, runLines }: CostReport, period: CostPeriod): CostBar[] {
  const sorted = [...byResource].filter((one) => one[period] > 0).sort((a, b) => b[period] - a[period])
  const largest = sorted[0]?.[period] ?? 0
  const total = sorted.reduce((all, one) => all + one[period], 0)
  const all = period === 'month' ? lines : runLines
  const { sumOf } = amountsThatAddUp(all.map(({ amount }) => amount))
  return sorted.map((one) => ({
    resourceId: one.resourceId,
    amount: sumOf((index) => all[index]!.resourceId === one.resourceId),
    width: largest > 0 ? one[period] / largest : 0,
    share: total > 0 ? one[period] / total : null,
  }))
}

function fixedMoney(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  return `$${whole}.${digits.slice(-decimals)}`
}
