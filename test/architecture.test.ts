import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkImports } from './architecture/importRules'
import { impureUses } from './architecture/purity'
import { filesBelow, readSources, repositoryRoot } from './architecture/repositoryFiles'
import { forbiddenWords } from './architecture/words'

const sources = readSources(['sim', 'cli', 'renderer', 'electron'])

describe('imports', () => {
  const report = checkImports(sources)

  test('are found: a checker that sees nothing proves nothing', () => {
    expect(report.modules).toBeGreaterThan(0)
    expect(report.imports).toBeGreaterThan(0)
  })

  test('follow the layers', () => {
    expect(report.violations).toEqual([])
  })
})

describe('the import rules allow', () => {
  test.each([
    ['sim/primitives/TokenBucket.ts', `import type { SimTime } from '../kernel/SimTime'`],
    ['sim/cost/report.ts', `import { sum } from './tiers'`],
    ['sim/services/define.ts', `import type { Metric } from '../telemetry/metrics'`],
    ['sim/services/sqs/behaviour.ts', `import { define } from '../define'; import { limits } from './limits'`],
    ['sim/services/index.ts', `import { sqs } from './sqs'`],
    ['sim/design/schema.ts', `import { services } from '../services'`],
    ['sim/compile/compile.ts', `import { services } from '../services/index'`],
    [
      'sim/run.ts',
      `import { compile } from './compile/compile'; import type { RunResult } from './result'; import './run/Clock'`,
    ],
    ['sim/analysis/replications.ts', `import { run } from '../run'`],
    ['sim/importers/openapi/index.ts', `import { run } from '../../run'`],
    ['sim/index.ts', `export { run } from './run'; export * from './exporters/svg'`],
    [
      'renderer/store/designStore.ts',
      `import type { Design } from '../../sim/index'; import { create } from 'zustand'`,
    ],
    ['renderer/worker/simulation.worker.ts', `import { run } from '../../sim'`],
    [
      'electron/preload/index.ts',
      `import type { Host } from '../../renderer/host/host'; import { ipcRenderer } from 'electron'`,
    ],
    ['cli/main.ts', `import { run } from '../sim/index'; import { Command } from 'commander'; import 'node:fs'`],
  ])('%s: %s', (path, text) => {
    const others = ['sim/services/index.ts', 'sim/services/sqs/index.ts', 'sim/index.ts'].filter(
      (other) => other !== path,
    )
    const files = new Map([[path, text], ...others.map((other) => [other, ''] as const)])
    expect(checkImports(files).violations).toEqual([])
  })
})

describe('the import rules forbid', () => {
  test.each([
    ['sim/kernel/Simulator.ts', `import { TokenBucket } from '../primitives/TokenBucket'`],
    ['sim/kernel/Simulator.ts', `import type { Lambda } from '../services/lambda/config'`],
    ['sim/cost/report.ts', `import type { Metric } from '../telemetry/metrics'`],
    ['sim/telemetry/traces.ts', `export type { Usage } from '../cost/types'`],
    ['sim/asl/interpreter.ts', `type T = import('../telemetry/traces').Trace`],
    ['sim/services/define.ts', `import { sqs } from './sqs'`],
    ['sim/services/define.ts', `import { services } from './index'`],
    ['sim/services/sqs/behaviour.ts', `import { invoke } from '../lambda/behaviour'`],
    ['sim/services/sqs/behaviour.ts', `import { lambda } from '../lambda'`],
    ['sim/services/sqs/behaviour.ts', `import { services } from '..'`],
    ['sim/services/sqs/behaviour.ts', `import type { Design } from '../../design/types'`],
    ['sim/design/restore.ts', `import { compile } from '../compile/compile'`],
    ['sim/traffic/arrivals.ts', `import type { Model } from '../compile/model'`],
    ['sim/compile/compile.ts', `import type { RunResult } from '../result'`],
    ['sim/compile/compile.ts', `import { findings } from '../analysis/findings'`],
    ['sim/run.ts', `const { toSvg } = await import('./exporters/svg')`],
    ['sim/run.ts', `import { everything } from './index'`],
    ['sim/exporters/svg.ts', `import { importOpenApi } from '../importers/openapi'`],
    ['sim/misc/things.ts', `export const x = 1`],
    ['sim/kernel/Random.ts', `import { randomBytes } from 'node:crypto'`],
    ['sim/services/sqs/config.ts', `import { shape } from 'some-package'`],
    ['sim/design/schema.ts', `import { parse } from 'some-package/parse'`],
    ['sim/run.ts', `import { host } from '../renderer/host/host'`],
    ['renderer/app/App.tsx', `import { Simulator } from '../../sim/kernel/Simulator'`],
    ['renderer/app/App.tsx', `import { ipcRenderer } from 'electron'`],
    ['renderer/app/App.tsx', `import { channels } from '../../electron/channels'`],
    ['renderer/app/App.tsx', `import { readFileSync } from 'node:fs'`],
    ['renderer/app/App.tsx', `import { print } from '../../cli/print'`],
    ['electron/main/index.ts', `import { run } from '../../sim/index'`],
    ['electron/main/index.ts', `import { App } from '../../renderer/app/App'`],
    ['electron/main/index.ts', `import { browserHost } from '../../renderer/host/browserHost'`],
    ['electron/main/index.ts', `import { shape } from 'some-package'`],
    ['cli/main.ts', `import { compile } from '../sim/compile/compile'`],
    ['cli/main.ts', `import { App } from '../renderer/app/App'`],
    ['cli/main.ts', `import { app } from 'electron'`],
  ])('%s: %s', (path, text) => {
    const others = ['sim/services/index.ts', 'sim/services/sqs/index.ts', 'sim/services/lambda/index.ts']
    const files = new Map([[path, text], ...others.map((other) => [other, ''] as const)])
    expect(checkImports(files).violations).toHaveLength(1)
  })
})

describe('sim is pure', () => {
  test('it uses no clock, no global randomness, no Node, no DOM and nothing that goes by the host’s language', () => {
    const simSources = [...sources].filter(([path]) => path.startsWith('sim/'))
    expect(simSources.length).toBeGreaterThan(0)
    expect(simSources.flatMap(([path, text]) => impureUses(path, text))).toEqual([])
  })

  test.each([
    'const x = Math.random()',
    'const { random } = Math',
    'const now = Date.now()',
    'const now = new Date()',
    'const t = performance.now()',
    'const home = process.env.HOME',
    'setTimeout(() => {}, 1)',
    `const text = count.toLocaleString('en-US')`,
    `const format = new Intl.NumberFormat('en-US')`,
    'names.sort((a, b) => a.localeCompare(b))',
  ])('a planted use is caught: %s', (text) => {
    expect(impureUses('sim/kernel/planted.ts', text)).toHaveLength(1)
  })

  test('names that only look alike pass', () => {
    const text = `interface Usage { Date: string; process(): void }\n// Date.now() is not used\nconst stream = { random: () => 4 }; stream.random()`
    expect(impureUses('sim/kernel/planted.ts', text)).toEqual([])
  })
})

describe('words', () => {
  const textFiles = /\.(ts|tsx|mjs|js|json|css|html|md|yml|yaml|svg|txt)$|^\.[a-z]+(rc|ignore|config)|^LICENSE$|^\.ci\//

  test('no file holds a word that does not belong in the product', () => {
    const paths = filesBelow('').filter((path) => textFiles.test(path) && path !== 'package-lock.json')
    expect(paths.length).toBeGreaterThan(10)
    const found = paths.flatMap((path) => forbiddenWords(path, readFileSync(join(repositoryRoot, path), 'utf8')))
    expect(found).toEqual([])
  })

  test.each([`// ${'TO'}DO later`, `see /wo${'rk'}/shared/design.md`, `// @ts-${'ignore'}`, `test.${'only'}('x')`])(
    'a planted word is caught: %s',
    (text) => {
      expect(forbiddenWords('planted.ts', text)).toHaveLength(1)
    },
  )
})
