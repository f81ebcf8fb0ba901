// Scaffolds a service: npm run new-service -- aws.kinesis.stream "Kinesis stream" integration
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CATEGORIES = ['clients', 'networking', 'compute', 'integration', 'database', 'storage']
const root = dirname(dirname(fileURLToPath(import.meta.url)))

const [type, title, category] = process.argv.slice(2)
const match = /^aws\.([a-z0-9]+)\.([a-z][A-Za-z0-9]*)$/.exec(type ?? '')
if (match === null || !title || !CATEGORIES.includes(category)) {
  console.error(`Usage: npm run new-service -- TYPE TITLE CATEGORY

  TYPE      aws.<service>.<resource>, such as aws.kinesis.stream
  TITLE     what AWS calls it, such as "Kinesis stream"
  CATEGORY  ${CATEGORIES.join(', ')}`)
  process.exit(2)
}
const [, folder, noun] = match
const rules = folder.toUpperCase()
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const today = new Date().toISOString().slice(0, 10)

const files = {
  [`sim/services/${folder}/config.ts`]: `import { type ConfigOf, distribution } from '../fields'
import { LATENCY_SOURCE } from './limits'

export const fields = {
  latency: distribution({
    label: 'Latency',
    help: 'Time from the request to the answer.',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 10, p99: 50 },
    source: LATENCY_SOURCE,
  }),
}

export type Config = ConfigOf<typeof fields>
`,
  [`sim/services/${folder}/limits.ts`]: `import type { Source } from '../source'

export const LATENCY_SOURCE: Source = {
  document: 'A starting value: replace it with a documented or measured one',
  url: '',
  checked: '${today}',
  confidence: 'recalled',
}
`,
  [`sim/services/${folder}/metrics.ts`]: `import type { MetricDefinition } from '../define'

export const METRICS = {
  requests: { namespace: 'Windtunnel', name: 'Requests', kind: 'counter', unit: 'Count', help: 'Requests answered' },
  latency: {
    namespace: 'Windtunnel',
    name: 'Latency',
    kind: 'distribution',
    unit: 'Milliseconds',
    help: 'Time from the request to the answer',
  },
} as const satisfies Record<string, MetricDefinition>
`,
  [`sim/services/${folder}/cost.ts`]: `import type { FreeTier, Price } from '../../cost/types'

/** What AWS charges for, by Region. */
export const prices = (_region: string): readonly Price[] => []

export const freeTiers: readonly FreeTier[] = []
`,
  [`sim/services/${folder}/behaviour.ts`]: `import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import type { Config } from './config'
import { METRICS } from './metrics'

const ANSWER = 0

/** Answers every request after its latency. */
export class Behaviour implements Component {
  private readonly latency: Sampler
  private readonly requests: CounterRecorder
  private readonly latencies: DistributionRecorder

  constructor(private readonly context: ComponentContext<Config>) {
    this.latency = sampler(context.config.latency, context.random('latency'))
    this.requests = context.counter(METRICS.requests)
    this.latencies = context.distribution(METRICS.latency)
  }

  receive(call: number): void {
    const { calls, traces, simulator, index } = this.context
    calls.segment[call] = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    const latencyMs = this.latency.sample()
    this.latencies.add(latencyMs)
    simulator.schedule(latencyMs, index, ANSWER, call)
  }

  fire(_kind: number, call: number): void {
    this.requests.add()
    this.context.traces.close(this.context.calls.segment[call]!, 0)
    this.context.reply(call, 0)
  }

  usage(): CostComponent[] {
    return []
  }
}
`,
  [`sim/services/${folder}/index.ts`]: `import { defineService } from '../define'
import { Behaviour } from './behaviour'
import { fields } from './config'
import { freeTiers, prices } from './cost'
import { METRICS } from './metrics'

export const ${noun} = defineService({
  type: '${type}',
  title: ${quoted(title)},
  category: '${category}',
  summary: ${quoted(`${title}.`)},
  keywords: [],
  fields,
  ports: [{ id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' }],
  operations: [{ id: 'Request', title: 'Request' }],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: () => ${quoted(title)},
    figures: [
      { label: 'rate', metric: 'Requests', statistic: 'rate' },
      { label: 'p50', metric: 'Latency', statistic: 'p50' },
      { label: 'p99', metric: 'Latency', statistic: 'p99' },
    ],
    configured: () => [],
  },
  create: (context) => new Behaviour(context),
})
`,
  [`sim/services/${folder}/spec.md`]: `# ${title}

## Modelled

- **${rules}-1** Every request is answered after its latency.

## Approximated

## Not modelled
`,
  [`assets/services/${type}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"><rect x="3" y="3" width="10" height="10" rx="2"/></svg>
`,
  [`test/sim/services/${folder}.test.ts`]: `import { expect, it } from 'vitest'
import { simulate } from './harness'

it('${rules}-1: every request is answered after its latency', () => {
  const result = simulate({
    resources: [
      { id: 'users', type: 'client' },
      { id: 'target', type: '${type}', config: { latency: { kind: 'constant', value: 25 } } },
    ],
    connections: [{ from: 'users.requests', to: 'target.requests' }],
    load: { users: { kind: 'constant', rate: 10 } },
    spacing: 'exact',
    durationSeconds: 10,
  })
  expect(result.requests.ok).toBe(100)
  expect(result.latency.maximum).toBeCloseTo(25, 6)
})
`,
}

if (existsSync(join(root, 'sim/services', folder))) {
  console.error(`There is a service in sim/services/${folder} already.`)
  process.exit(2)
}
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
  console.log(`  ${path}`)
}

const registry = join(root, 'sim/services/index.ts')
const before = await readFile(registry, 'utf8')
const after = before
  .replace(/^(import [^\n]+ from '\.\/lambda'\n)/m, `$1import { ${noun} } from './${folder}'\n`)
  .replace(/(export const services: readonly AnyService\[\] = \[[^\]]*)\]/, `$1, ${noun}]`)
await writeFile(registry, after)
console.log(`  sim/services/index.ts (one line)

Next: describe its rules in spec.md, prove each by number in the test, and refresh the schema with
  npm run build:cli && npx windtunnel schema > assets/schema/windtunnel-design.schema.json`)
