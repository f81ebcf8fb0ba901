import { formatMoney } from '../../cost/money'
import { HOURS_PER_MONTH } from '../../cost/month'
import type { CostReport, FreeTier, Price } from '../../cost/types'
import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { AnyService } from '../../services/define'
import { serviceOf as registered } from '../../services/index'
import { formatCount, formatDuration, formatQuantity } from '../format'
import { escapeMarkup } from '../markup'
import { reportStyle } from './style'
import { formatUnitPrice, lineTable, resourceTable, shownLines, type TitleOf } from './tables'

export interface CostHtmlOptions {
  /** Date of the report, as shown: `23 November 2026`. */
  date: string
  title?: string
  /** Where services come from; the registry unless given. */
  serviceOf?: (type: string) => AnyService | undefined
}

/** The cost report as one HTML page without scripts or outside resources, made to be read, mailed and printed. */
export function costHtml(
  design: Design,
  result: RunResult,
  { date, title = `Cost of ${design.name}`, serviceOf = registered }: CostHtmlOptions,
): string {
  const { cost } = result
  const resources = new Map(design.resources.map((resource) => [resource.id, resource]))
  const titleOf: TitleOf = (id) => {
    const resource = resources.get(id)
    return { name: resource?.name ?? id, kind: serviceOf(resource?.type ?? '')?.title ?? resource?.type ?? '' }
  }
  const month = shownLines(cost.lines)
  const run = shownLines(cost.runLines)
  const body =
    cost.runLines.length === 0
      ? '<p class="empty">Nothing in this run costs anything: no resource was used that AWS charges for.</p>'
      : [
          section('By resource', resourceTable(cost, month, run, titleOf)),
          section('The month, line by line', lineTable(month, titleOf)),
          section('This run, line by line', lineTable(run, titleOf)),
          cost.freeTiers.length > 0 ? section('Free tier taken off', freeTierTable(cost)) : '',
        ].join('\n')

  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<div>
<h1>${escapeMarkup(title)}</h1>
<p class="about">${escapeMarkup([result.scenario.name, cost.region, date].join(' · '))}</p>
</div>
<div class="mark"><svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke-width="1.7" stroke-linecap="round" aria-hidden="true"><path d="M2 6h9.5a2.5 2.5 0 1 0-2.4-3.2M2 10h13.2a2.4 2.4 0 1 1-2.3 3.1M2 14h6.3a2.1 2.1 0 1 1-2 2.7"/></svg>Windtunnel</div>
</header>
${summaryFigures(cost, result, month.total, run.total)}
${body}
${section('Assumptions', assumptions(cost, result))}
${cost.prices.length > 0 ? section('Prices and their sources', priceTable(cost.prices)) : ''}
<footer>Simulated with Windtunnel from the design “${escapeMarkup(design.name)}”, seed ${result.seed}. Amounts in US dollars, before taxes, credits and negotiated discounts.</footer>
</main>
</body>
</html>
`
}

const section = (title: string, content: string): string => `<section>\n<h2>${title}</h2>\n${content}\n</section>`

function summaryFigures(cost: CostReport, result: RunResult, month: string, run: string): string {
  const perMillion = cost.perRequest === null ? '–' : formatMoney(cost.perRequest * 1e6)
  const figure = (label: string, value: string, small: string, main = false) =>
    `<div><dt>${label}</dt><dd${main ? ' class="main"' : ''}>${value}</dd><small>${small}</small></div>`
  return `<dl class="figures">${[
    figure('Month', month, cost.freeTier ? 'after free tier' : 'without free tier', true),
    figure('Per million requests', perMillion, 'month ÷ requests'),
    figure(
      'Requests per month',
      cost.requestsPerMonth > 0 ? formatCount(cost.requestsPerMonth) : '–',
      `${HOURS_PER_MONTH} h like this run`,
    ),
    figure('This run', run, `${formatDuration(result.durationMs)}, without free tier`),
  ].join('')}</dl>`
}

function assumptions(cost: CostReport, result: RunResult): string {
  const items = [
    `The month repeats this run of ${formatDuration(result.durationMs)} for ${HOURS_PER_MONTH} hours. Usage grows with it; what is billed by the hour is billed for every hour.`,
    cost.freeTier
      ? 'AWS’s monthly free allowances come off first. Resources of the account share them in proportion to their use.'
      : 'AWS’s free tier is not taken off.',
    'Price tiers count the usage of the whole account in this Region. Where several resources use one price, each has its proportional share of every tier.',
    'The run itself is charged at the price of the first unit of a month, without free tier.',
    'Amounts are rounded so that the lines add up to their totals exactly; no line is off by more than its last digit.',
    'Data transfer, logs and services that are not in the design are not part of this report unless they have a line above.',
  ]
  return `<ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`
}

function freeTierTable(cost: CostReport): string {
  const rows = cost.freeTiers.map(
    (tier: FreeTier) =>
      `<tr><td>${escapeMarkup(tier.title)}</td><td class="n">${formatQuantity(tier.quantity)}</td><td>${escapeMarkup(tier.unit)}</td><td class="sources">${sourceCell(tier.source)}</td></tr>`,
  )
  return `<table><thead><tr><th>Allowance per month and account</th><th class="n">Quantity</th><th>Unit</th><th>Source</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function priceTable(prices: readonly Price[]): string {
  const rows = prices.map((price) => {
    const steps = price.tiers.map(
      ({ upTo, unitPrice }) =>
        `${formatUnitPrice(unitPrice)}${upTo === null ? '' : ` <span class="note">up to ${formatQuantity(upTo)}</span>`}`,
    )
    return `<tr><td>${escapeMarkup(price.title)}</td><td class="steps">${steps.join('<br>')}</td><td>${escapeMarkup(price.unit)}</td><td class="sources">${sourceCell(price.source)}</td></tr>`
  })
  return `<div class="scroll"><table><thead><tr><th>Price</th><th>US dollars</th><th>per</th><th>Source</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function sourceCell({ document, url, checked, confidence, note }: Price['source']): string {
  const cited = /^https?:\/\//.test(url)
    ? `<a href="${escapeMarkup(url)}">${escapeMarkup(document)}</a>`
    : escapeMarkup(document)
  const remark = note === undefined ? '' : ` ${escapeMarkup(note)}`
  return `${cited}<br><span class="note">${escapeMarkup(confidence)}, checked ${escapeMarkup(checked)}.${remark}</span>`
}
