/**
 * How amounts are shown. Inside, an amount is quantity x unit price in full precision and a total is the plain sum of
 * its lines. On paper, amounts are rounded so that what a reader adds up is what the total says: the total is rounded
 * first, and the lines share it out by largest remainder, so that no line is off by more than one last digit.
 * Subtotals must be summed from the shown lines.
 */
const SCALES = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10] as const
const MAX_DECIMALS = SCALES.length - 1

/** Amounts as whole multiples of 10^-decimals that sum to the rounded sum of all amounts. Amounts must not be negative. */
export function roundToSum(amounts: readonly number[], decimals: number): number[] {
  const scale = SCALES[decimals]!
  const exact = amounts.map((amount) => amount * scale)
  const units = exact.map(Math.floor)
  const total = Math.round(sum(exact))
  let missing = total - sum(units)
  const byRemainder = exact
    .map((_, index) => index)
    .sort((a, b) => exact[b]! - units[b]! - (exact[a]! - units[a]!) || a - b)
  for (const index of byRemainder) {
    if (missing <= 0) break
    units[index]!++
    missing--
  }
  return units
}

/** Decimals that show a total to the cent, or to three significant digits when it is below a dollar. */
export function decimalsFor(total: number): number {
  let decimals = 2
  while (decimals < MAX_DECIMALS && total > 0 && total * SCALES[decimals]! < 99.5) decimals++
  return decimals
}

/** Whole multiples of 10^-decimals dollars as text: `$1,234.50`. */
export function moneyText(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = decimals > 0 ? `.${digits.slice(digits.length - decimals)}` : ''
  return `${units < 0 ? '−' : ''}$${whole}${fraction}`
}

/** An amount on its own, to the cent, or to three significant digits when it is below a dollar. */
export function formatMoney(dollars: number): string {
  const decimals = decimalsFor(dollars)
  return moneyText(Math.round(dollars * SCALES[decimals]!), decimals)
}

/** Amounts as text at the precision of their total, such that the shown lines sum to the shown total. */
export function showAmounts(amounts: readonly number[]): {
  lines: string[]
  units: number[]
  total: string
  decimals: number
} {
  const decimals = decimalsFor(sum(amounts))
  const units = roundToSum(amounts, decimals)
  return {
    lines: units.map((unit) => moneyText(unit, decimals)),
    units,
    total: moneyText(sum(units), decimals),
    decimals,
  }
}

/** Plain left-to-right sum, the one definition of a total. */
export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
