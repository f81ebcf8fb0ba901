import { MONTH_MS } from '../cost/month'
import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { type FidelityRow, type FidelityStudy, row } from './row'

const SECONDS_PER_MONTH = MONTH_MS / 1000

function amountOf(result: RunResult, resourceId: string, component: string): number {
  return result.cost.lines
    .filter((line) => line.resourceId === resourceId && line.component.startsWith(component))
    .reduce((sum, line) => sum + line.amount, 0)
}

/** Runs a share of a month at the rate that gives `perMonth` requests in a whole one. */
function monthlyRate(perMonth: number): number {
  return perMonth / SECONDS_PER_MONTH
}

/** Worked price examples, from simulated usage to the bill. */
export const workedPrices: FidelityStudy = {
  id: 'price',
  title: 'Worked price examples, through a run',
  rows() {
    // 36 requests a minute, evenly: exactly 1,576,800 a month.
    const perMonth = 1_576_800
    const rate = monthlyRate(perMonth)
    const durationSeconds = 3600
    const through = (freeTier: boolean): RunResult =>
      simulate({
        resources: [
          { id: 'clients', type: 'client', config: PATIENT },
          { id: 'api', type: 'aws.apigateway.rest', config: { overhead: { kind: 'constant', value: 0 } } },
          {
            id: 'function',
            type: 'aws.lambda.function',
            config: bareFunction({ kind: 'constant', value: 200 }, { memoryMb: 256, cpuBoundPercent: 0 }),
          },
        ],
        connections: [
          { from: 'clients.requests', to: 'api.requests' },
          { from: 'api.integration', to: 'function.invoke' },
        ],
        load: { clients: { kind: 'constant', rate } },
        spacing: 'exact',
        durationSeconds,
        freeTier,
      })
    const full = through(false)
    const free = through(true)
    const millions = perMonth / 1e6
    const gbSeconds = perMonth * 0.25 * 0.2
    const lambda = 'AWS Lambda pricing, us-east-1'
    const rows: FidelityRow[] = [
      row(
        'price.lambda.requests',
        'Lambda requests of a month, $0.20 per million',
        millions * 0.2,
        1e-6,
        amountOf(full, 'function', 'Requests'),
        lambda,
      ),
      row(
        'price.lambda.duration',
        'Lambda duration of a month, 256 MB × 200 ms',
        gbSeconds * 1.66667e-5,
        1e-6,
        amountOf(full, 'function', 'Duration'),
        lambda,
      ),
      row(
        'price.lambda.freeRequests',
        'The same with the free million requests',
        (millions - 1) * 0.2,
        1e-6,
        amountOf(free, 'function', 'Requests'),
        lambda,
      ),
      row(
        'price.lambda.freeDuration',
        'The same with 400,000 free GB-seconds',
        0,
        1e-9,
        amountOf(free, 'function', 'Duration'),
        lambda,
      ),
      row(
        'price.apigateway.requests',
        'API Gateway REST requests of a month, $3.50 per million',
        millions * 3.5,
        1e-6,
        amountOf(full, 'api', 'Requests'),
        'API Gateway pricing, us-east-1',
      ),
    ]
    return rows
  },
}
