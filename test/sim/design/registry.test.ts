import { describe, expect, it } from 'vitest'
import { blankDesign } from '../../../sim/design/blank'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import { validateConfig } from '../../../sim/design/validateFields'
import { services } from '../../../sim/services'
import { withDefaults, type FieldSet } from '../../../sim/services/fields'

describe.each(services.map((service) => [service.type, service] as const))('%s', (type, service) => {
  const defaults: Record<string, unknown> = withDefaults(service.fields as FieldSet, {})

  it('has defaults that its own fields allow', () => {
    expect(validateConfig(service.fields as FieldSet, defaults, 'config')).toEqual([])
    for (const port of service.ports) {
      const fields = port.connectionFields ?? {}
      expect(validateConfig(fields, withDefaults(fields, {}), `${port.id}.config`)).toEqual([])
    }
    for (const quota of service.quotas) {
      expect(quota.default).toBeGreaterThanOrEqual(quota.min)
      expect(quota.default).toBeLessThanOrEqual(quota.max)
    }
  })

  it('comes back from a file as it was', () => {
    const design = { ...blankDesign('All settings'), resources: [{ id: 'r', type, name: 'R', config: defaults }] }
    expect(restoreDesign(serializeDesign(design))).toEqual({ design })
  })
})
