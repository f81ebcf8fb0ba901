import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate, type Trial } from './experiment'
import { type FidelityStudy, row } from './row'

const LONG_WORK = { kind: 'constant', value: 600_000 } as const

function flood(config: Record<string, unknown>, more: Partial<Trial>, qualifier = ''): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'function', type: 'aws.lambda.function', config: bareFunction(LONG_WORK, config) },
    ],
    connections: [{ from: 'clients.requests', to: 'function.invoke', config: { qualifier } }],
    load: { clients: { kind: 'constant', rate: 100 } },
    spacing: 'exact',
    durationSeconds: 60,
    ...more,
  })
}

/** First limit that turns requests away in a design where several could: the order of admission. */
export const admissionOrder: FidelityStudy = {
  id: 'admission',
  title: 'Order in which Lambda admits an invocation',
  rows() {
    const source = 'Lambda Developer Guide, Lambda function scaling; Invoke API: TooManyRequestsException'
    const refusals = (result: RunResult, limitId: string): number =>
      result.throttles.find((throttle) => throttle.limitId === limitId)?.count ?? 0
    // 10 executions reserved and 100 requests a second fit a rate of 100; the 11th execution does not fit.
    const reserved = flood({ reservedConcurrency: 10 }, {})
    // 10 ms each: one execution would do, but the rate is ten for each of the two reserved.
    const quick = flood({ reservedConcurrency: 2, compute: { kind: 'constant', value: 10 } }, {})
    // Warm environments are there, concurrency is not.
    const stopped = flood(
      { compute: { kind: 'constant', value: 10 } },
      {
        actions: [
          {
            target: 'function',
            action: 'setReservedConcurrency',
            atSeconds: 30,
            settings: { reservedConcurrency: 0 },
          },
        ],
      },
    )
    const provisioned = flood(
      { versions: [{ version: 1 }], provisioned: [{ qualifier: '1', concurrency: 50 }], reservedConcurrency: 80 },
      {},
      '1',
    )
    const ran = provisioned.resources['function']!.metrics
    return [
      row(
        'admission.rateFirst',
        'Requests refused by the rate, when rate and concurrency could',
        60 * 80,
        100,
        refusals(quick, 'lambda.requestRate'),
        source,
      ),
      row(
        'admission.concurrency',
        'Requests refused by concurrency once 10 run',
        60 * 100 - 10,
        0,
        refusals(reserved, 'lambda.reservedConcurrency'),
        source,
      ),
      row(
        'admission.warmToo',
        'Requests refused after the reservation is set to 0, warm environments or not',
        3000,
        0,
        refusals(stopped, 'lambda.reservedConcurrency'),
        source,
      ),
      row(
        'admission.provisionedFirst',
        'Invocations in provisioned environments before any spill over',
        50,
        0,
        ran['ProvisionedConcurrencyInvocations']!.summary.sum!,
        source,
      ),
      row(
        'admission.spillover',
        'Invocations that spill over, up to what the reservation has left',
        30,
        0,
        ran['ProvisionedConcurrencySpilloverInvocations']!.summary.sum!,
        source,
      ),
    ]
  },
}

/** The burst of a Region before late 2023, and its growth of 500 a minute. */
export const classicBurst: FidelityStudy = {
  id: 'classicBurst',
  title: 'Burst concurrency of the classic era',
  rows() {
    const source = 'AWS Lambda Developer Guide of 2022: 3,000, 1,000 or 500 at once by Region, then 500 a minute'
    const level = (region: string, rate: number): number =>
      flood(
        {},
        {
          era: 'classic',
          region,
          durationSeconds: 120,
          quotas: { 'lambda.concurrentExecutions': 100_000 },
          load: { clients: { kind: 'constant', rate } },
        },
      ).resources['function']!.metrics['ConcurrentExecutions']!.summary.maximum!
    return [
      ['us-east-1', 3000],
      ['eu-central-1', 1000],
      ['eu-west-2', 500],
    ].map(([region, burst]) =>
      row(
        `classicBurst.${region}`,
        `Executions two minutes into a flood in ${region}: ${burst} + 2 × 500`,
        (burst as number) + 1000,
        10,
        level(region as string, 1000),
        source,
      ),
    )
  },
}
