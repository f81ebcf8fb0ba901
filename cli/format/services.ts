import { formatQuantity } from '../../sim/index'
import type { FieldEntry, ServiceEntry } from '../serviceCatalog'
import type { Style } from './style'
import { table, tableWidth } from './table'
import { cut, indented } from './textWidth'

/** One line per service, and how each invokes Lambda. */
export function serviceListText(services: readonly ServiceEntry[], style: Style, width: number): string {
  const rows = services.map(({ type, title, category, ports, fields, limits, prices }) => [
    type,
    title,
    category,
    String(ports.length),
    String(fields.length),
    String(limits.length),
    String(prices.length),
  ])
  const head = ['type', 'service', 'category', 'ports', 'settings', 'limits', 'prices'].map((title) => style.dim(title))
  return `${[
    table([head, ...rows], [3, 4, 5, 6]),
    triggerSection(services, style, width),
    '  `windtunnel services TYPE` shows one in full.',
  ].join('\n\n')}\n`
}

/** How each service sets functions off, and who tries again: a wrapped last column. */
function triggerSection(services: readonly ServiceEntry[], style: Style, width: number): string {
  const triggers = services.flatMap(({ title, lambdaTrigger }) =>
    lambdaTrigger === null ? [] : [{ title, ...lambdaTrigger }],
  )
  const room = width - tableWidth(triggers.map(({ title, mode }) => [title, mode])) - 2
  const rows = triggers.flatMap(({ title, mode, retries }) =>
    indented(retries, room, 0)
      .split('\n')
      .map((line, index) => (index === 0 ? [title, mode, line] : ['', '', line])),
  )
  const head = ['source', 'invocation', 'retries'].map((title) => style.dim(title))
  return `${style.bold('Lambda triggers')}\n${table([head, ...rows])}`
}

/** A service in full. */
export function serviceText(service: ServiceEntry, style: Style, width: number): string {
  const { type, title, category, summary, ports, fields, limits, quotas, prices, lambdaTrigger } = service
  const connectionFields = ports.flatMap((port) => port.connectionFields)
  return `${[
    `${style.bold(title)}  ${type} · ${category}\n${indented(summary, width, 2)}`,
    `${style.bold('Ports')}\n${table(ports.map((port) => [port.id, port.direction, port.protocol, style.dim(port.title)]))}`,
    ...(lambdaTrigger === null
      ? []
      : [
          `${style.bold('Invokes Lambda')}\n${indented(`${lambdaTrigger.mode}. Retries: ${lambdaTrigger.retries}`, width, 2)}`,
        ]),
    ...fieldSection('Settings', fields, style, width),
    ...fieldSection('Settings of connections', connectionFields, style, width),
    ...section(
      'Quotas of the account',
      quotas.map(({ id, value, unit, source, checked }) => [
        id,
        `${formatQuantity(value)} ${unit}`,
        `${source}, ${checked}`,
      ]),
      style,
      width,
    ),
    ...section(
      'Limits',
      limits.map(({ id, value, unit, source, checked }) => [
        id,
        value === null ? 'your setting' : `${formatQuantity(value)} ${unit}`,
        `${source}, ${checked}`,
      ]),
      style,
      width,
    ),
    ...section(
      `Prices${prices[0] === undefined ? '' : ` in ${prices[0].region}`}`,
      prices.map(({ id, unit, tiers, source, checked }) => [
        id,
        `$${decimal(tiers[0]!.unitPrice)} per ${unit}${tiers.length > 1 ? `, ${tiers.length} tiers` : ''}`,
        `${source}, ${checked}`,
      ]),
      style,
      width,
    ),
  ].join('\n\n')}\n`
}

function fieldSection(title: string, fields: readonly FieldEntry[], style: Style, width: number): string[] {
  if (fields.length === 0) return []
  const rows = fields.map((field) => [field.name, valueText(field.default, field.unit), rangeText(field)])
  const head = ['setting', 'default', 'range or options'].map((name) => style.dim(name))
  return [`${style.bold(title)}\n${table([head, ...withLastCut(rows, width, (text) => text)])}`]
}

function section(title: string, rows: readonly string[][], style: Style, width: number): string[] {
  return rows.length === 0 ? [] : [`${style.bold(title)}\n${table(withLastCut(rows, width, style.dim))}`]
}

/** Rows of three cells, the last cut to the room that the others leave. */
function withLastCut(rows: readonly string[][], width: number, paint: (text: string) => string): string[][] {
  const room = Math.max(20, width - tableWidth(rows.map((row) => row.slice(0, 2))) - 2)
  return rows.map(([id, value, last]) => [id!, value!, paint(cut(last!, room))])
}

function rangeText({ range, options, kind }: FieldEntry): string {
  if (options !== null) return options.map(({ value }) => value).join(', ')
  if (range === null) return kind
  return `${formatQuantity(range.min)} to ${formatQuantity(range.max)}`
}

function valueText(value: unknown, unit: string | null): string {
  if (value === null) return 'none'
  const written = wordsOf(value)
  return unit === null || unit === 'count' || unit === 'ratio' ? written : `${written} ${unit}`
}

/** `lognormal p50 10, p99 40` for a distribution; what is nested deeper is only hinted at. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : `${value.length} entries`
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : JSON.stringify(value)
  const { kind, ...parameters } = value as Record<string, unknown>
  const listed = Object.entries(parameters).map(([name, parameter]) => `${name} ${wordsOf(parameter)}`)
  return `${wordsOf(kind)} ${listed.join(', ')}`
}

/** A price in full, without exponent. */
const decimal = (price: number): string => price.toFixed(14).replace(/0+$/, '').replace(/\.$/, '')
