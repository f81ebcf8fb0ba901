import { describe, expect, it } from 'vitest'
import { fidelityStudies } from '../../sim/index'

describe('fidelity', () => {
  it.each(fidelityStudies.map((study) => [study.title, study] as const))(
    '%s',
    (_, study) => {
      const rows = study.rows()
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        expect(row.low, row.id).toBeLessThanOrEqual(row.high)
        expect(row, `${row.what}: ${row.measured} is outside ${row.low} to ${row.high}`).toMatchObject({ pass: true })
      }
    },
    120_000,
  )
})
