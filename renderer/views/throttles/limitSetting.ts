import {
  type AccountQuota,
  type AnyService,
  type Design,
  type RunResult,
  serviceOf,
  type ThrottleResult,
} from '../../../sim/index'

/** Where a limit's value is set. */
export type LimitSetting =
  | { kind: 'field'; resourceId: string; field: string; label: string; max: number; integer: boolean }
  | { kind: 'quota'; quotaId: string; title: string; max: number }

/**
 * The setting behind a limit: the resource's own field that the limit is named after, or the only field in the limit's
 * unit that has its value; else the account quota with its value. Null for a limit that AWS has fixed.
 */
export function limitSetting(
  throttle: ThrottleResult,
  design: Design,
  service = serviceFor(throttle, design),
): LimitSetting | null {
  const resource = design.resources.find(({ id }) => id === throttle.resourceId)
  if (!resource || !service) return null
  const tail = throttle.limitId.slice(throttle.limitId.lastIndexOf('.') + 1)
  const named = fieldSetting(service, resource.id, tail)
  if (named) return named
  const equal = Object.keys(service.fields).filter(
    (name) => valueInForce(service, resource.config, name) === throttle.limit && sameUnit(service, name, throttle.unit),
  )
  const field = equal.length === 1 ? fieldSetting(service, resource.id, equal[0]!) : null
  if (field) return field
  const quota = service.quotas.find(
    ({ id, unit }) =>
      (id === throttle.limitId || unit === throttle.unit) && quotaValue(design, service, id) === throttle.limit,
  )
  return quota ? quotaSetting(quota) : null
}

/** Value of the limit that a level of a resource is held against, such as reserved concurrency for ConcurrentExecutions. */
export function limitValueOf(result: RunResult, design: Design, resourceId: string, metricName: string): number | null {
  const level = metricName.toLowerCase()
  const isHeld = (unit: string): boolean => unit.length > 5 && level.includes(unit.toLowerCase())
  const reached = result.throttles.find((throttle) => throttle.resourceId === resourceId && isHeld(throttle.unit))
  if (reached) return reached.limit
  const resource = design.resources.find(({ id }) => id === resourceId)
  const service = resource && serviceOf(resource.type)
  if (!resource || !service) return null
  for (const { id, unit } of service.limits) {
    const value = isHeld(unit) ? valueInForce(service, resource.config, id.slice(id.lastIndexOf('.') + 1)) : null
    if (typeof value === 'number') return value
  }
  return null
}

function serviceFor(throttle: ThrottleResult, design: Design): AnyService | undefined {
  const resource = design.resources.find(({ id }) => id === throttle.resourceId)
  return resource && serviceOf(resource.type)
}

function fieldSetting(service: AnyService, resourceId: string, name: string): LimitSetting | null {
  const field = service.fields[name]
  if (!field || (field.kind !== 'number' && field.kind !== 'optionalNumber')) return null
  return { kind: 'field', resourceId, field: name, label: field.label, max: field.max, integer: field.integer }
}

function quotaSetting({ id, title, max }: AccountQuota): LimitSetting {
  return { kind: 'quota', quotaId: id, title, max }
}

function quotaValue(design: Design, service: AnyService, id: string): number | undefined {
  return design.account.quotas[id] ?? service.quotas.find((quota) => quota.id === id)?.default
}

function valueInForce(service: AnyService, config: Readonly<Record<string, unknown>>, name: string): unknown {
  const field = service.fields[name]
  if (!field) return undefined
  if (name in config) return config[name]
  return 'default' in field ? field.default : undefined
}

function sameUnit(service: AnyService, name: string, limitUnit: string): boolean {
  const field = service.fields[name]
  if (!field || !('unit' in field)) return false
  if (limitUnit.endsWith('/s')) return field.unit === 'perSecond'
  const units: Record<string, string> = { ms: 'ms', seconds: 's', bytes: 'bytes' }
  return (units[limitUnit] ?? 'count') === field.unit
}
