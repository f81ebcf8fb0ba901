import { describe, expect, it } from 'vitest'
import { FORMAT_VERSION, MIGRATIONS, type Migration } from '../../../sim/design/migrations'
import { restoreDesign } from '../../../sim/design/restore'
import { sampleServices as services } from './sampleServices'

const migrations: Migration[] = [
  { from: 1, migrate: ({ title, ...file }) => ({ ...file, name: title }) },
  { from: 2, migrate: (file) => ({ ...file, region: 'eu-west-1' }) },
]
const restore = (file: object) =>
  restoreDesign(JSON.stringify({ format: 'windtunnel', resources: [], connections: [], ...file }), {
    services,
    migrations,
  })

describe('migrations', () => {
  it('run one after the other from the version of the file', () => {
    expect(restore({ version: 1, title: 'Old' })).toMatchObject({ design: { name: 'Old', region: 'eu-west-1' } })
    expect(restore({ version: 2, name: 'Middle' })).toMatchObject({ design: { name: 'Middle', region: 'eu-west-1' } })
    expect(restore({ version: 3, name: 'New', region: 'us-east-1' })).toMatchObject({
      design: { name: 'New', region: 'us-east-1' },
    })
  })

  it('do not make up for versions yet to come', () => {
    expect(restore({ version: 4 })).toMatchObject({ problems: [{ code: 'format.newer' }] })
  })

  it('in use have no gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.from)).toEqual(MIGRATIONS.map((_, i) => i + 1))
    expect(FORMAT_VERSION).toBe(MIGRATIONS.length + 1)
  })
})
