import {
  type CostLine,
  type CostReport,
  type Design,
  formatMoney,
  formatQuantity,
  moneyText,
  showAmounts,
} from '../../sim/index'
import type { Style } from './style'
import { table, tableWidth } from './table'
import { cut, indented } from './textWidth'

/** Most lines that the summary of a run shows. */
const MOST_LINES = 5
const NOTHING = '  Nothing in this run costs anything.'

/** Totals and the dearest lines of the month, without their arithmetic where it does not fit. */
export function costSummaryText(design: Design, cost: CostReport, style: Style, width: number): string {
  const heading = indented(totals(cost), width, 6, style.bold('Cost'))
  if (cost.lines.length === 0) return `${heading}\n${NOTHING}`
  const { cells } = lineCells(design, cost.lines, style)
  const top = [...cells].sort((a, b) => b.amount - a.amount).slice(0, MOST_LINES)
  const full = top.map(({ row }) => row)
  const short = full.map(([name, component, , , amount]) => [name!, component!, amount!])
  const lines = tableWidth(full) <= width ? table(full, RIGHT) : table(short, [2])
  const rest = cells.length - top.length
  const more = rest > 0 ? `\n  ${style.dim(`and ${rest} smaller; \`windtunnel cost\` shows all`)}` : ''
  return `${heading}\n${lines}${more}`
}

/** Every line with its arithmetic, of the run or of a month like it, and the prices it is made of. */
export function costText(design: Design, cost: CostReport, month: boolean, style: Style): string {
  const lines = month ? cost.lines : cost.runLines
  const shown = lineCells(design, lines, style)
  const names = new Map(design.resources.map(({ id, name }) => [id, name]))
  const body = [...new Set(lines.map(({ resourceId }) => resourceId))].map((resourceId) => {
    const own = shown.cells.filter((_, index) => lines[index]!.resourceId === resourceId)
    const subtotal = moneyText(
      own.reduce((sum, { units }) => sum + units, 0),
      shown.decimals,
    )
    return `${style.bold(names.get(resourceId) ?? resourceId)}  ${subtotal}\n${table(
      own.map(({ row }) => row.slice(1)),
      RIGHT.map((column) => column - 1),
    )}`
  })
  const period = month ? 'a month of 730 hours like this run' : 'this run'
  return [
    `${style.bold(`Cost of ${period}`)}  ${shown.total} (USD, ${cost.region}, free tier ${cost.freeTier ? 'on' : 'off'})`,
    ...(lines.length === 0 ? [NOTHING] : body),
    totals(cost),
    ...(cost.prices.length === 0 ? [] : [pricesText(cost, style)]),
  ].join('\n\n')
}

/** Columns of `lineCells` that end flush. */
const RIGHT = [2, 4]

function lineCells(design: Design, lines: readonly CostLine[], style: Style) {
  const names = new Map(design.resources.map(({ id, name }) => [id, name]))
  const { units, decimals, total } = showAmounts(lines.map(({ amount }) => amount))
  const cells = lines.map((line, index) => ({
    amount: line.amount,
    units: units[index]!,
    row: [
      cut(names.get(line.resourceId) ?? line.resourceId, 24),
      line.component + (line.tier === null ? '' : style.dim(` (${line.tier})`)),
      formatQuantity(line.quantity),
      `× ${unitPrice(line.unitPrice)} per ${line.unit}`,
      `= ${moneyText(units[index]!, decimals)}`,
    ],
  }))
  return { cells, decimals, total }
}

function totals({ run, month, perRequest, requestsPerMonth, freeTier }: CostReport): string {
  const million = perRequest === null ? '' : ` · ${formatMoney(perRequest * 1e6)} per million requests`
  const requests = requestsPerMonth > 0 ? ` (${formatQuantity(requestsPerMonth)} requests)` : ''
  return `${formatMoney(run)} this run · ${formatMoney(month)} a month${requests}${million}${freeTier ? ' · after free tier' : ''}`
}

function pricesText({ prices, freeTiers }: CostReport, style: Style): string {
  const cite = ({ document, checked }: { document: string; checked: string }): string =>
    style.dim(`${document}, checked ${checked}`)
  const rows = prices.map(({ title, tiers, unit, source }) => [
    title,
    tiers.length === 1 ? `${unitPrice(tiers[0]!.unitPrice)} per ${unit}` : `${tiers.length} tiers`,
    cite(source),
  ])
  const free = freeTiers.map(({ title, quantity, unit, source }) => [
    title,
    `${formatQuantity(quantity)} ${unit} free`,
    cite(source),
  ])
  // Such as: prices of another Region, where this one's own are not known.
  const notes = [...new Set(prices.flatMap(({ source }) => source.note ?? []))].map((note) => `\n  ${style.dim(note)}`)
  return `${style.bold('Prices')}\n${table([...rows, ...free])}${notes.join('')}`
}

/** A unit price in full, without exponent. */
const unitPrice = (price: number): string => `$${price.toFixed(14).replace(/0+$/, '').replace(/\.$/, '')}`
