import { type AnyService, defaultOf, type Field, type FieldSet, type LambdaTrigger, type Source } from '../sim/index'

/** A service as `windtunnel services --format json` lists it. */
export function serviceEntry(service: AnyService, region: string) {
  const { type, title, category, summary, ports, operations, quotas, limits, metrics, freeTiers, lambdaTrigger } =
    service
  return {
    type,
    title,
    category,
    summary,
    ports: ports.map(({ id, title, direction, protocol, maxConnections, connectionFields }) => ({
      id,
      title,
      direction,
      protocol,
      maxConnections: maxConnections ?? null,
      connectionFields: fieldEntries(connectionFields ?? {}),
    })),
    operations,
    fields: fieldEntries(service.fields as FieldSet),
    limits: limits.map(({ id, title, value, unit, remedy, source }) => ({
      id,
      title,
      value,
      unit,
      remedy,
      ...citation(source),
    })),
    quotas: quotas.map(({ id, title, unit, default: value, min, max, help, source }) => ({
      id,
      title,
      value,
      unit,
      min,
      max,
      help,
      ...citation(source),
    })),
    prices: service.prices(region).map(({ id, title, unit, tiers, source }) => ({
      id,
      title,
      unit,
      region,
      tiers,
      ...citation(source),
    })),
    freeTiers: freeTiers.map(({ id, title, quantity, unit, source }) => ({
      id,
      title,
      quantity,
      unit,
      ...citation(source),
    })),
    metrics: metrics.map(({ namespace, name, unit, kind, help }) => ({ namespace, name, unit, kind, help })),
    lambdaTrigger: lambdaTrigger === undefined ? null : triggerEntry(lambdaTrigger),
  }
}

const triggerEntry = ({ mode, retries, source }: LambdaTrigger) => ({ mode, retries, ...citation(source) })

export type ServiceEntry = ReturnType<typeof serviceEntry>
export type FieldEntry = ServiceEntry['fields'][number]

function fieldEntries(fields: FieldSet) {
  return Object.entries(fields).map(([name, field]) => fieldEntry(name, field))
}

function fieldEntry(name: string, field: Field) {
  const hasRange = field.kind === 'number' || field.kind === 'optionalNumber'
  return {
    name,
    kind: field.kind,
    label: field.label,
    unit: 'unit' in field ? field.unit : null,
    default: defaultOf(field),
    range: hasRange ? { min: field.min, max: field.max, integer: field.integer } : null,
    options: field.kind === 'choice' ? field.options.map(({ value, label }) => ({ value, label })) : null,
    help: field.help,
    group: field.group ?? null,
    visibleWhen: field.visibleWhen ?? null,
    ...(field.source === undefined
      ? { source: null, sourceUrl: null, checked: null, confidence: null }
      : citation(field.source)),
  }
}

const citation = ({ document, url, checked, confidence }: Source) => ({
  source: document,
  sourceUrl: url,
  checked,
  confidence,
})
