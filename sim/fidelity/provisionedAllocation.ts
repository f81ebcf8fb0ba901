import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { banded, type FidelityStudy, row } from './row'

const GUIDE = 'Lambda Developer Guide, Configuring provisioned concurrency: a minute or two, then 6,000 a minute'
const FUNCTIONS = 40

/** Functions that have just asked for so many provisioned environments each. */
function allocating(functions: number, concurrency: number): RunResult {
  const ids = Array.from({ length: functions }, (_, index) => `function${index}`)
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      ...ids.map((id) => ({
        id,
        type: 'aws.lambda.function',
        config: bareFunction(
          { kind: 'constant', value: 1 },
          { versions: [{ version: 1 }], provisioned: [{ qualifier: '1', concurrency, ready: 'allocating' }] },
        ),
      })),
    ],
    connections: ids.map((id) => ({ from: 'clients.requests', to: `${id}.invoke`, config: { qualifier: '1' } })),
    load: { clients: { kind: 'constant', rate: 0.1 } },
    durationSeconds: 400,
    quotas: { 'lambda.concurrentExecutions': 100_000 },
  })
}

/** When the environments of a function were ready, s; and how many were at first. */
function readiness(result: RunResult, id: string): { seconds: number; environments: number } {
  const { last } = result.resources[id]!.metrics['ProvisionedConcurrency']!
  const bin = last.findIndex((value) => value > 0)
  return { seconds: ((bin + 0.5) * result.binMs) / 1000, environments: last[bin]! }
}

/** Provisioned environments become ready all at once, after a minute or two and 6,000 a minute. */
export const provisionedAllocation: FidelityStudy = {
  id: 'provisioned',
  title: 'Allocation of provisioned concurrency',
  rows() {
    const few = allocating(FUNCTIONS, 1)
    const times = Array.from({ length: FUNCTIONS }, (_, index) => readiness(few, `function${index}`).seconds)
    const many = readiness(allocating(1, 12_000), 'function0')
    return [
      banded(
        'provisioned.earliest',
        'Seconds until one environment is ready, earliest of 40 functions',
        60,
        60,
        70,
        Math.min(...times),
        GUIDE,
      ),
      banded(
        'provisioned.latest',
        'Seconds until one environment is ready, latest of 40 functions',
        120,
        110,
        120.2,
        Math.max(...times),
        GUIDE,
      ),
      banded(
        'provisioned.many',
        'Seconds until 12,000 are ready: 60 to 120 and 12,000 ÷ 6,000 minutes',
        210,
        180,
        240.2,
        many.seconds,
        GUIDE,
      ),
      row(
        'provisioned.together',
        'Environments that become ready at once, of 12,000',
        12_000,
        0,
        many.environments,
        GUIDE,
      ),
    ]
  },
}
