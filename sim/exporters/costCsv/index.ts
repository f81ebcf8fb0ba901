import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import { csv } from '../csv'

/** The cost report as CSV: one row per line of the month and of the run, in US dollars at full precision. */
export function costCsv(design: Design, { cost }: RunResult): string {
  const names = new Map(design.resources.map(({ id, name }) => [id, name]))
  const header = [
    'period',
    'resource',
    'name',
    'component',
    'basis',
    'tier',
    'quantity',
    'unit',
    'unit_price_usd',
    'amount_usd',
    'price_id',
  ]
  const rows = (period: string, lines: typeof cost.lines) =>
    lines.map((line) => [
      period,
      line.resourceId,
      names.get(line.resourceId) ?? '',
      line.component,
      line.basis,
      line.tier ?? '',
      line.quantity,
      line.unit,
      line.unitPrice,
      line.amount,
      line.priceId,
    ])
  return csv([header, ...rows('month', cost.lines), ...rows('run', cost.runLines)])
}
