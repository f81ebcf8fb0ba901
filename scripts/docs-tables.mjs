// Writes docs/services.md and docs/fidelity.md from what the command line prints, so that they cannot disagree with it.
// `npm run docs:tables`
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildTarget } from './build.mjs'

const root = resolve(import.meta.dirname, '..')

const unitWords = { count: '', ratio: '', perSecond: 'per second', percent: '%', usd: 'USD' }

/** Digits in groups of three. Written here, not by the locale, so that every computer gives the same text. */
export function numberText(value) {
  if (value !== 0 && Math.abs(value) < 1e-9) return value.toExponential()
  // 14 significant digits hide what binary arithmetic leaves behind a decimal number.
  const rounded = Number(value.toPrecision(14))
  const plain = Math.abs(rounded) < 1e-6 ? rounded.toFixed(16).replace(/0+$/, '').replace(/\.$/, '') : String(rounded)
  const [whole, fraction] = plain.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

function quantity(value, unit) {
  const word = unit === null ? '' : (unitWords[unit] ?? unit)
  return word === '' || word === '%' ? `${numberText(value)}${word}` : `${numberText(value)} ${word}`
}

/** Cells of a table may hold neither its separator nor a line break. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function table(head, rows) {
  const line = (cells) => `| ${cells.map((text) => cell(String(text))).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Numbers the documents that a page's tables cite. */
class Sources {
  #lines = []

  mark({ source, sourceUrl, checked, confidence }) {
    if (source === null) return ''
    const title = sourceUrl === '' ? source : `[${source}](${sourceUrl})`
    const line = `${title}, checked ${checked}, ${confidence}`
    let index = this.#lines.indexOf(line)
    if (index < 0) index = this.#lines.push(line) - 1
    return index + 1
  }

  list() {
    return this.#lines.map((line, index) => `${index + 1}. ${line}`).join('\n')
  }
}

function distributionText({ kind, ...parameters }, unit) {
  const words = Object.entries(parameters).map(([name, value]) =>
    typeof value === 'number' ? `${name} ${quantity(value, unit)}` : name,
  )
  return `${kind} ${words.join(', ')}`
}

function defaultText(field) {
  const { kind, unit, options } = field
  const value = field.default
  if (kind === 'handler') return 'compute, then each outgoing connection once'
  if (kind === 'distribution') return distributionText(value, unit)
  if (kind === 'list' || kind === 'resources') return 'none'
  if (value === null) return 'not set'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (options !== null) return options.find((option) => option.value === value)?.label ?? String(value)
  if (typeof value === 'number') return quantity(value, unit)
  return value === '' ? 'empty' : value
}

function rangeText({ kind, unit, range, options }) {
  if (options !== null) return options.map(({ label }) => label).join(', ')
  if (range !== null) {
    const whole = range.integer ? ', whole' : ''
    return `${numberText(range.min)} to ${quantity(range.max, unit)}${whole}`
  }
  if (kind === 'distribution') return `any distribution${unit === null ? '' : ` in ${unit}`}`
  return { boolean: 'on or off', text: 'text', list: 'a list', resources: 'resources', handler: 'a list of steps' }[
    kind
  ]
}

function settingsTable(fields, sources) {
  const rows = fields.map((field) => {
    const { label, name, help, visibleWhen } = field
    const values = visibleWhen?.is.map(String).join(' or ')
    const condition = visibleWhen === null ? '' : ` Applies when \`${visibleWhen.field}\` is ${values}.`
    return [`${label} \`${name}\``, defaultText(field), rangeText(field), `${help}${condition}`, sources.mark(field)]
  })
  return table(['setting', 'default', 'range', 'meaning', 'source'], rows)
}

function tierText({ unitPrice, upTo }, unit, isFirst, isOnly) {
  const price = `$${numberText(unitPrice)} per ${unit}`
  if (isOnly) return price
  if (upTo === null) return `${price} beyond`
  return `${price} ${isFirst ? 'for the first' : 'up to'} ${numberText(upTo)}`
}

function priceText({ unit, tiers }) {
  return tiers.map((tier, index) => tierText(tier, unit, index === 0, tiers.length === 1)).join('; ')
}

function part(title, items, head, cells) {
  return items.length === 0 ? [] : [`### ${title}`, table(head, items.map(cells))]
}

/** How a service invokes Lambda, as a sentence of its section. */
function triggerText(trigger, sources) {
  if (trigger === null) return []
  return [`Invokes functions: ${trigger.mode}. Who retries: ${trigger.retries} (source ${sources.mark(trigger)})`]
}

/** Every service that invokes Lambda, on one page. */
function triggersTable(services) {
  const triggers = services.filter(({ lambdaTrigger }) => lambdaTrigger !== null)
  return table(
    ['source', 'invocation', 'who retries'],
    triggers.map(({ title, lambdaTrigger: { mode, retries } }) => [title, mode, retries]),
  )
}

function serviceSection(service, specs) {
  const { type, title, summary, ports, fields, limits, quotas, prices, freeTiers, metrics, lambdaTrigger } = service
  const sources = new Sources()
  const connections = ports.filter(({ connectionFields }) => connectionFields.length > 0)
  const spec = specs[type]
  const parts = [
    `## ${title}`,
    `\`${type}\`. ${summary}${spec === undefined ? '' : ` What is simulated, by rule: [spec](${spec}).`}`,
    table(
      ['port', 'direction', 'protocol', 'what'],
      ports.map((port) => [`\`${port.id}\``, port.direction, port.protocol, port.title]),
    ),
    ...triggerText(lambdaTrigger, sources),
    '### Settings',
    settingsTable(fields, sources),
    ...connections.flatMap((port) => [
      `### Settings of a connection at \`${port.id}\``,
      settingsTable(port.connectionFields, sources),
    ]),
    ...part('Limits', limits, ['limit', 'value', 'what to do about it', 'source'], (limit) => [
      `${limit.title} \`${limit.id}\``,
      limit.value === null ? 'as set' : `${numberText(limit.value)} ${limit.unit}`,
      limit.remedy,
      sources.mark(limit),
    ]),
    ...part('Quotas of the account', quotas, ['quota', 'default', 'range', 'meaning', 'source'], (quota) => [
      `${quota.title} \`${quota.id}\``,
      `${numberText(quota.value)} ${quota.unit}`,
      `${numberText(quota.min)} to ${numberText(quota.max)}`,
      quota.help,
      sources.mark(quota),
    ]),
    ...part(`Prices in ${prices[0]?.region}`, prices, ['what', 'price', 'source'], (price) => [
      `${price.title} \`${price.id}\``,
      priceText(price),
      sources.mark(price),
    ]),
    ...part('Free tier of a month', freeTiers, ['what', 'quantity', 'source'], (free) => [
      `${free.title} \`${free.id}\``,
      `${numberText(free.quantity)} ${free.unit}`,
      sources.mark(free),
    ]),
    ...part('Metrics', metrics, ['metric', 'namespace', 'unit', 'what'], ({ name, namespace, unit, help }) => [
      `\`${name}\``,
      namespace,
      unit,
      help,
    ]),
  ]
  const cited = sources.list()
  if (cited !== '') parts.push('### Sources', cited)
  return parts.join('\n\n')
}

/** docs/services.md from `windtunnel services --format json`; `specs` are links to the spec pages by service type. */
export function servicesPage(services, specs) {
  const index = services.map(({ title }) => `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`).join(' · ')
  return `# Services

Every setting with its unit, default and range, every limit, quota and price. A number in the last column is the document it comes from, listed at the end of the service with the day it was checked and how sure we are: *verified* was read in the document, *derived* was computed from verified facts, *measured* comes from published measurements, *recalled* is common knowledge without a document, and a setting so that you can correct it.

\`npm run docs:tables\` writes this page; \`npx windtunnel services\` prints the same for any Region.

${index}

## What invokes Lambda

${triggersTable(services)}

${services.map((service) => serviceSection(service, specs)).join('\n\n')}
`
}

const studyTitles = {
  erlangB: 'Reserved concurrency as a loss system',
  mmc: 'A queue and its workers as a waiting system',
  little: 'Little’s law',
  pool: 'Lambda’s environments: a published example',
  expiry: 'Lambda’s environments: how long idle ones are kept',
  saturation: 'Lambda’s environments: saturation',
  reuse: 'Lambda’s environments: which idle one is reused',
  aws: 'Lambda’s environments: measured on AWS',
  bucket: 'API Gateway’s token buckets',
  capacity: 'DynamoDB’s burst capacity',
  scaling: 'Lambda’s scaling rate',
  pollers: 'Lambda’s pollers on a queue',
  admission: 'Lambda’s order of admission',
  classicBurst: 'Lambda’s burst before late 2023',
  provisioned: 'Allocation of provisioned concurrency',
  shards: 'Lambda’s polling of streams',
  async: 'Tries of an asynchronous event',
  sns: 'SNS’s delivery retries',
  eventbridge: 'EventBridge’s delivery retries',
  interfaces: 'Network interfaces of functions in a VPC',
  cache: 'API Gateway’s cache',
  price: 'Prices worked out by hand',
  lambdaPrice: 'Lambda’s prices worked out by hand',
}

/** Four significant digits, or as many as tell the ends of the band apart. */
function bandTexts({ expected, low, high, measured }) {
  const values = [expected, low, high, measured]
  for (let digits = 4; ; digits++) {
    const texts = values.map((value) => significant(value, digits))
    if (low === high || digits === 12 || texts[1] !== texts[2]) return texts
  }
}

function significant(value, digits) {
  return Number.isInteger(value) ? numberText(value) : numberText(Number(value.toPrecision(digits)))
}

function studySection(id, rows) {
  const lines = rows.map((row) => {
    const [expected, low, high, measured] = bandTexts(row)
    const verdict = row.pass ? measured : `**${measured}, outside**`
    return [`\`${row.id}\``, row.what, expected, `${low} to ${high}`, verdict, row.source]
  })
  return `## ${studyTitles[id] ?? id}\n\n${table(['row', 'what', 'expected', 'band', 'measured', 'source'], lines)}`
}

/** docs/fidelity.md from `windtunnel fidelity --format json`. */
export function fidelityPage(rows) {
  const studies = new Map()
  for (const row of rows) {
    const id = row.id.split('.')[0]
    studies.set(id, [...(studies.get(id) ?? []), row])
  }
  const passed = rows.filter(({ pass }) => pass).length
  return `# Fidelity

The engine against queueing theory, a published simulator of Lambda’s pool, cold starts measured on AWS, AWS’s documented ramps and credit, and prices worked out by hand. ${passed} of ${rows.length} rows lie in their band.

Each row is a design as a user could draw it, taken the whole way: file text, restore, compile, run, result. Nothing is stubbed and no part is called by itself. Seeds are fixed, so the measured values below are the same on every computer to the last digit shown; a band is as wide as chance leaves room for in a run of that length, or as the source is exact. Where theory holds for any distribution of work, several are tried. The rows measured on AWS give the mean error over 14 request rates: the measurements’ own standard error is about 10% of the share of cold starts, and the simulator they were published with errs by 12.2% and 3.05% on them. \`npm test\` runs all of it.

\`npm run docs:tables\` writes this page; \`npx windtunnel fidelity\` prints the same, and \`--only erlangB\` one study.

${[...studies].map(([id, study]) => studySection(id, study)).join('\n\n')}
`
}

/** Where each service's spec page is, seen from docs/, by service type. */
export function specLinks() {
  const folder = join(root, 'sim/services')
  const links = {}
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const definition = readFileSync(join(folder, entry.name, 'index.ts'), 'utf8')
    const type = /^ {2}type: '([^']+)'/m.exec(definition)?.[1]
    if (type !== undefined) links[type] = `../sim/services/${entry.name}/spec.md`
  }
  return links
}

function windtunnel(...args) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'bin/windtunnel.js'), ...args, '--format', 'json'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (stdout === '') throw new Error(`windtunnel ${args.join(' ')} ended with code ${status}.`)
  return JSON.parse(stdout)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildTarget('cli', { ifStale: true })
  writeFileSync(join(root, 'docs/services.md'), servicesPage(windtunnel('services'), specLinks()))
  console.log('wrote docs/services.md')
  const { rows } = windtunnel('fidelity')
  writeFileSync(join(root, 'docs/fidelity.md'), fidelityPage(rows))
  console.log(`wrote docs/fidelity.md: ${rows.length} rows`)
  if (rows.some(({ pass }) => !pass)) process.exitCode = 1
}
