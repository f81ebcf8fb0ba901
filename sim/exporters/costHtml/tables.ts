import { decimalsFor, moneyText, roundToSum, sum } from '../../cost/money'
import type { CostLine, CostReport } from '../../cost/types'
import { formatQuantity } from '../format'
import { escapeMarkup } from '../markup'

/** What the report calls a resource. */
interface Titled {
  name: string
  /** Service's title. */
  kind: string
}

export type TitleOf = (resourceId: string) => Titled

/** Lines with the amounts they are shown with, so that every subtotal adds up on paper. */
export interface ShownLines {
  lines: readonly CostLine[]
  /** Shown amounts, whole multiples of 10^-decimals. */
  units: readonly number[]
  decimals: number
  total: string
}

export function shownLines(lines: readonly CostLine[]): ShownLines {
  const amounts = lines.map(({ amount }) => amount)
  const decimals = decimalsFor(sum(amounts))
  const units = roundToSum(amounts, decimals)
  return { lines, units, decimals, total: moneyText(sum(units), decimals) }
}

/** Sum of a resource's shown lines. */
const unitsOf = ({ lines, units }: ShownLines, resourceId: string): number =>
  sum(units.filter((_, index) => lines[index]!.resourceId === resourceId))

/** One row per resource, dearest first, with a bar for its share of the month. */
export function resourceTable(report: CostReport, month: ShownLines, run: ShownLines, titleOf: TitleOf): string {
  const paid = report.byResource
    .filter((resource) => resource.month > 0 || resource.run > 0)
    .sort((a, b) => b.month - a.month)
  const dearest = Math.max(0, ...paid.map((resource) => resource.month))
  const rows = paid.map(({ resourceId, month: amount }) => {
    const { name, kind } = titleOf(resourceId)
    const share = report.month > 0 ? `${((100 * amount) / report.month).toFixed(1)}%` : '–'
    const bar = dearest > 0 ? `<i style="width:${((100 * amount) / dearest).toFixed(1)}%"></i>` : ''
    return `<tr><td><span class="name">${escapeMarkup(name)}</span><br><span class="kind">${escapeMarkup(kind)}</span></td><td class="bar">${bar}</td><td class="n">${share}</td><td class="n">${moneyText(unitsOf(run, resourceId), run.decimals)}</td><td class="n">${moneyText(unitsOf(month, resourceId), month.decimals)}</td></tr>`
  })
  return `<table><thead><tr><th>Resource</th><th>Share of the month</th><th class="n"></th><th class="n">This run</th><th class="n">Month</th></tr></thead><tbody>${rows.join('')}<tr class="total"><td>Total</td><td></td><td></td><td class="n">${run.total}</td><td class="n">${month.total}</td></tr></tbody></table>`
}

/** Every line with its arithmetic, grouped by resource: quantity x unit price = amount. */
export function lineTable(shown: ShownLines, titleOf: TitleOf): string {
  const groups = [...new Set(shown.lines.map(({ resourceId }) => resourceId))].map((resourceId) => {
    const { name, kind } = titleOf(resourceId)
    const rows = shown.lines.map((line, index) =>
      line.resourceId === resourceId ? lineRow(line, moneyText(shown.units[index]!, shown.decimals)) : '',
    )
    return `<tbody><tr class="group"><td colspan="6"><span class="name">${escapeMarkup(name)}</span> <span class="kind">${escapeMarkup(kind)}</span></td><td class="n">${moneyText(unitsOf(shown, resourceId), shown.decimals)}</td></tr>${rows.join('')}</tbody>`
  })
  return `<div class="scroll"><table><thead><tr><th class="grow">Component</th><th class="n">Quantity</th><th></th><th class="n">Unit price</th><th>per</th><th></th><th class="n">Amount</th></tr></thead>${groups.join('')}<tbody><tr class="total"><td colspan="6">Total</td><td class="n">${shown.total}</td></tr></tbody></table></div>`
}

function lineRow(line: CostLine, amount: string): string {
  const tags = [line.tier, line.basis === 'time' ? 'by the hour' : null].flatMap((tag) =>
    tag === null ? [] : `<span class="tag">${escapeMarkup(tag)}</span>`,
  )
  return `<tr${line.free ? ' class="free"' : ''}><td>${escapeMarkup(line.component)}${tags.join('')}</td><td class="n">${formatQuantity(line.quantity)}</td><td class="op">×</td><td class="n">${formatUnitPrice(line.unitPrice)}</td><td class="unit">${escapeMarkup(line.unit)}</td><td class="op">=</td><td class="n">${amount}</td></tr>`
}

/** A unit price in full, without exponent: `$0.0000166667`. */
export function formatUnitPrice(price: number): string {
  const digits = price.toFixed(14).replace(/0+$/, '').replace(/\.$/, '')
  return `$${digits}`
}
