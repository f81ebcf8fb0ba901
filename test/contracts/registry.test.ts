import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lambdaRegions } from '../../sim/cost/priceBooks/lambdaRegions'
import { PRICED_REGION, priceSource } from '../../sim/cost/regionNote'
import { REGIONS, type RunResult } from '../../sim/index'
import { services } from '../../sim/services'
import type { AnyService } from '../../sim/services/define'
import { type FieldSet, withDefaults } from '../../sim/services/fields'
import type { Source } from '../../sim/services/source'
import { validateConfig } from '../../sim/design/validateFields'
import { simulate } from '../sim/services/harness'
import { legalConnections, minimalTrial } from './minimalDesigns'
import { throttledTrials } from './throttledTrials'

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Prices of Lambda that its list for other Regions does not have. */
const ONLY_US_EAST_1 = ['lambda.streaming', 'lambda.snapStartCache', 'lambda.snapStartRestore', 'lambda.pollerHours']

const duplicates = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

/** All sets of fields of a service, those of lists and of connections included. */
function fieldSets(service: AnyService): FieldSet[] {
  const inside = (fields: FieldSet): FieldSet[] => [
    fields,
    ...Object.values(fields).flatMap((field) => (field.kind === 'list' ? inside(field.item) : [])),
  ]
  const ofConnections = service.ports.flatMap(({ connectionFields }): FieldSet[] =>
    connectionFields === undefined ? [] : [connectionFields],
  )
  return [service.fields as FieldSet, ...ofConnections].flatMap(inside)
}

/** A source names its document and a day; without an address it says why one may believe it. */
function expectSource({ document, url, checked, confidence, note }: Omit<Source, 'note'> & { note?: string }): void {
  expect(document).not.toBe('')
  expect(checked).toMatch(/^20\d\d-[01]\d-[0-3]\d$/)
  if (url === '') {
    expect(confidence).not.toBe('verified')
    expect(`${document} ${note ?? ''}`.length).toBeGreaterThan(20)
  } else expect(url).toMatch(/^https:\/\/\S+$/)
}

describe('the registry', () => {
  it('has unique types, titles and ids', () => {
    expect(duplicates(services.map(({ type }) => type))).toEqual([])
    expect(duplicates(services.map(({ title }) => title))).toEqual([])
    expect(duplicates(services.flatMap(({ limits }) => limits.map(({ id }) => id)))).toEqual([])
    expect(duplicates(services.flatMap(({ quotas }) => quotas.map(({ id }) => id)))).toEqual([])
    expect(duplicates(services.flatMap((service) => service.prices('us-east-1').map(({ id }) => id)))).toEqual([])
    expect(duplicates(services.flatMap(({ freeTiers }) => freeTiers.map(({ id }) => id)))).toEqual([])
  })

  it('lets every service be reached from clients', () => {
    for (const service of services)
      if (service.ports.some(({ direction }) => direction === 'in'))
        expect(legalConnections.some(({ to }) => to === service)).toBe(true)
  })
})

describe.each(services.map((service) => [service.type, service] as const))('%s', (type, service) => {
  it('says how it invokes Lambda functions, if it does', () => {
    const invokes = legalConnections.some(({ from, to }) => from === service && to.type === 'aws.lambda.function')
    expect(service.lambdaTrigger !== undefined).toBe(invokes)
    if (service.lambdaTrigger === undefined) return
    expectSource(service.lambdaTrigger.source)
    // One sentence.
    expect(service.lambdaTrigger.retries).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/)
  })

  it('has unique ports, operations and metrics', () => {
    expect(duplicates(service.ports.map(({ id }) => id))).toEqual([])
    expect(duplicates(service.operations.map(({ id }) => id))).toEqual([])
    expect(duplicates(service.metrics.map(({ name }) => name))).toEqual([])
    expect(duplicates(service.keywords)).toEqual([])
  })

  it('has defaults inside the ranges of its fields, in words everybody understands', () => {
    for (const fields of fieldSets(service)) {
      expect(validateConfig(fields, withDefaults(fields, {}), 'config')).toEqual([])
      for (const field of Object.values(fields)) {
        expect(field.label).not.toBe('')
        expect(field.help).toMatch(/[.:]$/)
        if (field.kind === 'number' || field.kind === 'optionalNumber') {
          expect(field.min).toBeLessThanOrEqual(field.max)
          if (field.default !== null) {
            expect(field.default).toBeGreaterThanOrEqual(field.min)
            expect(field.default).toBeLessThanOrEqual(field.max)
            if (field.integer) expect(Number.isInteger(field.default)).toBe(true)
          }
        }
        if (field.kind === 'choice') expect(field.options.map(({ value }) => value)).toContain(field.default)
        if (field.visibleWhen !== undefined) expect(Object.keys(fields)).toContain(field.visibleWhen.field)
      }
    }
  })

  it('gives a source for every field, limit, quota, price and free tier that has a number of AWS’s', () => {
    for (const fields of fieldSets(service))
      for (const { source } of Object.values(fields)) if (source !== undefined) expectSource(source)
    for (const { source, remedy } of service.limits) {
      expectSource(source)
      expect(remedy).not.toBe('')
    }
    for (const { source, default: value, min, max } of service.quotas) {
      expectSource(source)
      expect(value).toBeGreaterThanOrEqual(min)
      expect(value).toBeLessThanOrEqual(max)
    }
    for (const { source } of [...service.prices('us-east-1'), ...service.freeTiers]) expectSource(source)
  })

  it('has prices in every Region, the same ones, in rising tiers', () => {
    const ids = service.prices('us-east-1').map(({ id }) => id)
    for (const { code } of REGIONS) {
      const prices = service.prices(code)
      expect(prices.map(({ id }) => id)).toEqual(ids)
      for (const { tiers } of prices) {
        expect(tiers.at(-1)!.upTo).toBeNull()
        const bounds = tiers.slice(0, -1).map(({ upTo }) => upTo!)
        expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
        for (const { unitPrice } of tiers) expect(unitPrice).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('says of every price whether it is the Region’s own', () => {
    const home = service.prices(PRICED_REGION)
    for (const { source } of home) expect(source.note ?? '').not.toContain('may differ')
    for (const { code } of REGIONS) {
      const ownList = service.type === 'aws.lambda.function' && Object.hasOwn(lambdaRegions, code)
      for (const [index, { id, source }] of service.prices(code).entries()) {
        const own = ownList && !ONLY_US_EAST_1.includes(id)
        if (code === PRICED_REGION || own) expect(source.note ?? '', `${id} in ${code}`).not.toContain('may differ')
        else expect(source, `${id} in ${code}`).toEqual(priceSource(home[index]!.source, code))
      }
    }
  })

  it('has a glyph', () => {
    expect(existsSync(root(`assets/services/${type}.svg`))).toBe(true)
  })

  it('shows figures on its card that it measures', () => {
    const names = service.metrics.map(({ name }) => name)
    const config = withDefaults(service.fields as FieldSet, {})
    expect(service.card.summary(config)).not.toBe('')
    for (const { metric, of, statistic } of service.card.figures) {
      expect(names).toContain(metric)
      if (statistic === 'share') expect(names).toContain(of)
    }
    for (const { label, value } of service.card.configured(config)) {
      expect(label).not.toBe('')
      expect(value).not.toMatch(/undefined|NaN|^$/)
    }
    for (const [field, hint] of Object.entries(service.hints ?? {})) {
      expect(Object.keys(service.fields)).toContain(field)
      expect((hint as (config: unknown) => string)(config)).not.toMatch(/undefined|NaN/)
    }
  })
})

describe('what is modelled', () => {
  const folders = readdirSync(root('sim/services'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const titles = readdirSync(root('test/sim/services'))
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(root(`test/sim/services/${name}`), 'utf8')
      return [
        ...text.matchAll(/\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g),
      ].map((match) => match[2]!)
    })

  it('has a page for every service', () => {
    expect(folders).toHaveLength(services.length)
  })

  it.each(folders)('%s: rules are numbered from 1, and each stands in the title of a test', (folder) => {
    const spec = readFileSync(root(`sim/services/${folder}/spec.md`), 'utf8')
    for (const heading of ['## Modelled', '## Approximated', '## Not modelled']) expect(spec).toContain(heading)
    const rules = [...spec.matchAll(/^- \*\*([A-Z0-9]+-(\d+))\*\* /gm)]
    expect(rules.length).toBeGreaterThanOrEqual(5)
    expect(rules.map((rule) => Number(rule[2]))).toEqual(rules.map((_, index) => index + 1))
    const untested = rules
      .map((rule) => rule[1]!)
      .filter((id) => !titles.some((title) => new RegExp(`\\b${id}\\b`).test(title)))
    expect(untested).toEqual([])
  })
})

describe('every legal connection', () => {
  it('there are some', () => {
    expect(legalConnections.length).toBeGreaterThan(20)
  })

  it.each(legalConnections.map((connection) => [connection.title, connection] as const))(
    '%s: runs ten seconds and is billed at known prices',
    (_title, connection) => {
      const result = simulate(minimalTrial(connection))
      const drawn = Object.values(result.connections).find(({ from, to }) => from === 'sender' && to === 'target')!
      const isPulled = connection.out.protocol === 'pull'
      // A dead-letter queue gets nothing while nothing fails, an alarm’s actions nothing while its state stays.
      const isIdle =
        connection.from.type === 'aws.cloudwatch.alarm' ||
        ['redrive', 'deadLetter', 'onSuccess', 'onFailure', 'streamOnFailure'].includes(connection.out.id)
      if (!isPulled && !isIdle)
        expect(drawn.totals.ok + drawn.totals.clientError + drawn.totals.throttle + drawn.totals.fault).toBeGreaterThan(
          50,
        )
      if (isPulled) expect(result.resources['target']!.metrics['Invocations']!.summary.sum).toBeGreaterThan(5)
      expectKnownPrices(result)
      expectDeclaredMetrics(result)
    },
  )

  function expectKnownPrices(result: RunResult): void {
    const used = services.filter(({ type }) =>
      Object.values(result.resources).some((resource) => resource.type === type),
    )
    const prices = used.flatMap((service) => service.prices('us-east-1').map(({ id }) => id))
    const freeTiers = used.flatMap((service) => service.freeTiers.map(({ id }) => id))
    for (const { priceId, quantity, amount } of result.cost.runLines) {
      expect(prices).toContain(priceId)
      expect(quantity).toBeGreaterThan(0)
      expect(amount).toBeGreaterThanOrEqual(0)
    }
    for (const { id } of result.cost.freeTiers) expect(freeTiers).toContain(id)
  }

  function expectDeclaredMetrics(result: RunResult): void {
    for (const { type, metrics } of Object.values(result.resources)) {
      const declared = services.find((service) => service.type === type)!.metrics
      for (const { namespace, name, unit, kind } of Object.values(metrics))
        expect(declared.find((metric) => metric.name === name.replace(/\{.*\}$/, ''))).toMatchObject({
          namespace,
          unit,
          kind,
        })
    }
  }
})

describe('every throttle names its limit', () => {
  it.each(throttledTrials)('$title', ({ trial, resourceId, limitId, metric }) => {
    const result = simulate(trial)
    const ofResource = result.throttles.filter((throttle) => throttle.resourceId === resourceId)
    expect(ofResource.map((throttle) => throttle.limitId)).toEqual([limitId])
    const limits = services.flatMap((service) => service.limits)
    for (const throttle of result.throttles) {
      expect(limits.map(({ id }) => id)).toContain(throttle.limitId)
      expect(throttle.peakUse).toBeGreaterThanOrEqual(throttle.useAtFirst)
      expect(throttle.perBin.reduce((sum, count) => sum + count, 0)).toBe(throttle.count)
    }
    const replies = Object.values(result.connections)
      .filter(({ to }) => to === resourceId)
      .reduce((sum, { totals }) => sum + totals.throttle, 0)
    const counted = ofResource.reduce((sum, { count }) => sum + count, 0)
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBe(replies)
    if (metric !== null) expect(result.resources[resourceId]!.metrics[metric]!.summary.sum).toBe(counted)
  })
})
