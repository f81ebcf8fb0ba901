import { MONTH_MS } from '../cost/month'
import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { type FidelityStudy, row } from './row'

const SECONDS_PER_MONTH = MONTH_MS / 1000

/** A function that is called `calls` times, evenly over an hour. */
function called(
  calls: number,
  config: Record<string, unknown>,
  qualifier = '',
  era: 'modern' | 'classic' = 'modern',
): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'function', type: 'aws.lambda.function', config: bareFunction({ kind: 'constant', value: 100 }, config) },
    ],
    connections: [{ from: 'clients.requests', to: 'function.invoke', config: { qualifier } }],
    load: { clients: { kind: 'constant', rate: calls / 3600 } },
    spacing: 'exact',
    durationSeconds: 3600,
    era,
  })
}

const amount = (lines: RunResult['cost']['lines'], component: string): number =>
  lines.filter((line) => line.component === component).reduce((sum, line) => sum + line.amount, 0)

/** Amounts that follow from Lambda's price page by hand, against the bill of a run. */
export const lambdaPrices: FidelityStudy = {
  id: 'lambdaPrice',
  title: 'Lambda’s prices, worked by hand',
  rows() {
    const source = 'AWS Lambda pricing, us-east-1'
    const perMillion = 1e6 / called(3600, { memoryMb: 256, cpuBoundPercent: 0 }).cost.requestsPerMonth
    const plain = called(3600, { memoryMb: 256, cpuBoundPercent: 0, compute: { kind: 'constant', value: 200 } })
    const provisioned = called(
      360,
      { memoryMb: 1024, cpuBoundPercent: 0, versions: [{ version: 1 }], provisioned: [{ qualifier: '1' }] },
      '1',
    )
    const init = { memoryMb: 1024, cpuBoundPercent: 0, customInit: { kind: 'constant', value: 10_000 } }
    const cold = called(1, init)
    const storage = called(3600, { memoryMb: 1024, cpuBoundPercent: 0, ephemeralStorageMb: 1536 })
    const arm = called(3600, {
      memoryMb: 256,
      cpuBoundPercent: 0,
      architecture: 'arm64',
      compute: { kind: 'constant', value: 200 },
    })
    return [
      row(
        'lambdaPrice.million',
        'A million requests of 200 ms at 256 MB, and their requests',
        1.033335,
        1e-6,
        (amount(plain.cost.lines, 'Duration') + amount(plain.cost.lines, 'Requests')) * perMillion,
        source,
      ),
      row(
        'lambdaPrice.arm',
        'The same duration on arm64',
        50_000 * 1.33334e-5,
        1e-6,
        amount(arm.cost.lines, 'Duration') * perMillion,
        source,
      ),
      row(
        'lambdaPrice.provisioned',
        'One provisioned environment of 1 GB for 730 hours',
        SECONDS_PER_MONTH * 4.1667e-6,
        1e-6,
        amount(provisioned.cost.lines, 'Provisioned concurrency'),
        source,
      ),
      row(
        'lambdaPrice.init',
        'Init of 10 s and a run of 100 ms at 1 GB',
        10.1 * 1.66667e-5,
        1e-9,
        amount(cold.cost.runLines, 'Duration'),
        source,
      ),
      row(
        'lambdaPrice.classicInit',
        'The same when init was free',
        0.1 * 1.66667e-5,
        1e-9,
        amount(called(1, init, '', 'classic').cost.runLines, 'Duration'),
        'AWS Lambda pricing before August 2025',
      ),
      row(
        'lambdaPrice.storage',
        'An hour of calls with 1 GB of /tmp above the free part',
        360 * 3.09e-8,
        1e-12,
        amount(storage.cost.runLines, 'Ephemeral storage'),
        source,
      ),
    ]
  },
}
