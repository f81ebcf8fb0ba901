import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'windtunnel-new-service-'))

afterAll(() => {
  rmSync(copy, { recursive: true, force: true })
})

const scaffold = (...args: string[]) =>
  spawnSync(process.execPath, [join(copy, 'scripts/new-service.mjs'), ...args], { encoding: 'utf8' })

it('scaffolds a service folder with its test, glyph and registry line', () => {
  cpSync(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true })
  cpSync(join(root, 'sim/services/index.ts'), join(copy, 'sim/services/index.ts'), { recursive: true })
  const made = scaffold('aws.kinesis.stream', "Kinesis stream's", 'integration')
  expect(made.status, made.stderr).toBe(0)
  for (const file of ['index', 'config', 'behaviour', 'cost', 'limits', 'metrics'])
    expect(existsSync(join(copy, 'sim/services/kinesis', `${file}.ts`)), file).toBe(true)
  expect(readFileSync(join(copy, 'sim/services/kinesis/spec.md'), 'utf8')).toContain('**KINESIS-1**')
  expect(readFileSync(join(copy, 'test/sim/services/kinesis.test.ts'), 'utf8')).toContain('KINESIS-1:')
  expect(existsSync(join(copy, 'assets/services/aws.kinesis.stream.svg'))).toBe(true)
  const registry = readFileSync(join(copy, 'sim/services/index.ts'), 'utf8')
  expect(registry).toContain("import { stream } from './kinesis'")
  expect(registry).toMatch(/services: readonly AnyService\[\] = \[[^\]]*, stream\]/)
})

it('changes nothing when the service exists or the arguments are wrong', () => {
  const before = readFileSync(join(copy, 'sim/services/index.ts'), 'utf8')
  expect(scaffold('aws.kinesis.stream', 'Again', 'integration').status).toBe(2)
  expect(scaffold('kinesis', 'Kinesis', 'integration').status).toBe(2)
  expect(scaffold('aws.x.y', 'X', 'nonsense').stderr).toContain('CATEGORY')
  expect(readFileSync(join(copy, 'sim/services/index.ts'), 'utf8')).toBe(before)
})
