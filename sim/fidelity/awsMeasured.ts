import { coldShare, runPool } from './pool'
import { averageOf, banded, type FidelityRow, type FidelityStudy } from './row'

const SOURCE =
  'Measurements on AWS Lambda published with SimFaaS (examples/exp.csv): warm 1.98134 s, cold 2.30374 s, expiry 10 min'

/** Requests per second, share of cold starts and environments, as measured on AWS. */
const MEASURED: readonly [rate: number, cold: number, environments: number][] = [
  [0.001863, 0.34299, 0.674],
  [0.002458, 0.21083, 0.814],
  [0.002882, 0.14543, 0.779],
  [0.004248, 0.07948, 0.946],
  [0.005725, 0.03828, 1.032],
  [0.016384, 0.01955, 1.27],
  [0.05012, 0.00854, 2.114],
  [0.100377, 0.00566, 2.889],
  [0.198076, 0.00372, 3.719],
  [0.397486, 0.00208, 5.045],
  [0.499673, 0.00191, 5.694],
  [0.697266, 0.00175, 6.928],
  [0.797943, 0.00156, 7.564],
  [1.000533, 0.00131, 8.397],
]

const LONGEST_SECONDS = 30 * 86_400
const ENOUGH_REQUESTS = 400_000

/** What the published simulator of the same model errs by, and the most that is accepted here, %. */
const PUBLISHED_ERROR = { cold: 12.2, environments: 3.05 } as const
const MOST_ERROR = { cold: 13.5, environments: 3.5 } as const
const ERROR_SOURCE = `${SOURCE}. Expected: the error that SimFaaS publishes; the upper bound is ours`

/** The pool against real AWS Lambda: mean absolute percentage error over the measured rates. */
export const awsMeasurements: FidelityStudy = {
  id: 'aws',
  title: 'Cold starts and environments measured on AWS',
  rows() {
    let coldError = 0
    let environmentError = 0
    for (const [rate, cold, environments] of MEASURED) {
      const seeds = rate < 0.02 ? [1, 2, 3, 4] : [1]
      const durationSeconds = Math.min(LONGEST_SECONDS, Math.ceil(ENOUGH_REQUESTS / rate))
      const runs = seeds.map((seed) =>
        runPool({ rate, warmMs: 1981.34, coldMs: 2303.74, expirySeconds: 600, durationSeconds, seed }),
      )
      const mean = (of: (result: (typeof runs)[number]) => number): number =>
        runs.reduce((sum, result) => sum + of(result), 0) / runs.length
      coldError += Math.abs(mean(coldShare) - cold) / cold
      environmentError +=
        Math.abs(mean((result) => averageOf(result, 'function', 'Environments')) - environments) / environments
    }
    const percent = (sum: number): number => (100 * sum) / MEASURED.length
    const rows: FidelityRow[] = [
      banded(
        'aws.coldShareError',
        'Share of cold starts: mean error against AWS, %',
        PUBLISHED_ERROR.cold,
        0,
        MOST_ERROR.cold,
        percent(coldError),
        ERROR_SOURCE,
      ),
      banded(
        'aws.environmentsError',
        'Environments: mean error against AWS, %',
        PUBLISHED_ERROR.environments,
        0,
        MOST_ERROR.environments,
        percent(environmentError),
        ERROR_SOURCE,
      ),
    ]
    return rows
  },
}
