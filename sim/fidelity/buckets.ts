import type { RunResult } from '../result'
import { PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { type FidelityRow, type FidelityStudy, row, sumOf } from './row'

const GUIDE = 'API Gateway Developer Guide: token bucket, rate and burst'

function throughApi(
  api: Record<string, unknown>,
  rate: number,
  seconds: number,
  quotas: Record<string, number> = {},
): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'api', type: 'aws.apigateway.rest', config: api },
    ],
    connections: [{ from: 'clients.requests', to: 'api.requests' }],
    load: { clients: { kind: 'constant', rate } },
    spacing: 'exact',
    durationSeconds: seconds,
    quotas,
  })
}

/** With demand above the rate, burst + rate x time pass: the closed form of a token bucket that starts full. */
export const tokenBuckets: FidelityStudy = {
  id: 'bucket',
  title: 'API Gateway throttling against the token bucket’s closed form',
  rows() {
    const passed = (result: RunResult): number => sumOf(result, 'api', 'Count') - result.requests.throttled
    const account = throughApi({}, 15_000, 20)
    const stage = throughApi({ throttlingRatePerSecond: 200, throttlingBurst: 500 }, 1000, 30)
    const within = throughApi({}, 9900, 20)
    return [
      row(
        'bucket.account',
        'Requests passed in 20 s at 15,000/s: 5,000 + 10,000 × 20',
        205_000,
        205,
        passed(account),
        GUIDE,
      ),
      row(
        'bucket.stage',
        'Requests passed in 30 s at 1,000/s through 200/s, burst 500',
        6500,
        30,
        passed(stage),
        GUIDE,
      ),
      row('bucket.below', 'Requests throttled in 20 s at 9,900/s', 0, 0, within.requests.throttled, GUIDE),
    ]
  },
}

/** Provisioned capacity and 300 s of unused capacity, in the closed form of their bucket. */
export const tableCapacity: FidelityStudy = {
  id: 'capacity',
  title: 'DynamoDB provisioned capacity and burst credit',
  rows() {
    const seconds = 600
    const result = simulate({
      resources: [
        { id: 'clients', type: 'client', config: { ...PATIENT, popularity: 'uniform', keys: 1_000_000 } },
        {
          id: 'table',
          type: 'aws.dynamodb.table',
          config: { capacityMode: 'provisioned', readCapacityUnits: 100, consistency: 'strong', itemBytes: 4096 },
        },
      ],
      connections: [{ from: 'clients.requests', to: 'table.requests' }],
      load: { clients: { kind: 'constant', rate: 300 } },
      spacing: 'exact',
      durationSeconds: seconds,
    })
    const expected = 100 * 300 + 100 * seconds
    const rows: FidelityRow[] = [
      row(
        'capacity.reads',
        'Strong reads of 4 KB served in 600 s at 300/s with 100 RCU: 300 s of credit + 100 × 600',
        expected,
        expected * 0.002,
        result.requests.ok,
        'DynamoDB Developer Guide: burst capacity keeps 300 seconds of unused throughput',
      ),
    ]
    return rows
  },
}
