import { designRound } from './designRound'
import { chainDesign, poolDesign } from './designs'
import { queueStationRound } from './QueueStation'
import type { BenchCase } from './row'
import { scaleCases } from './scaleCases'

/** What the bench measures, in the order of its report. */
export const benchCases: readonly BenchCase[] = [
  {
    id: 'mm1',
    what: 'M/M/1 at 90% load, kernel only',
    unit: 'customers',
    rounds: 5,
    round: (seed) => queueStationRound(1, 2_000_000, seed),
  },
  {
    id: 'mmc-100',
    what: 'M/M/100 at 90% load, kernel only',
    unit: 'customers',
    rounds: 5,
    round: (seed) => queueStationRound(100, 2_000_000, seed),
  },
  {
    id: 'pool-0.9',
    what: 'Lambda pool at 0.9 requests/s',
    unit: 'requests',
    rounds: 5,
    round: (seed) => designRound(poolDesign(0.9, 1_000_000), seed),
  },
  {
    id: 'pool-20',
    what: 'Lambda pool at 20 requests/s',
    unit: 'requests',
    rounds: 5,
    round: (seed) => designRound(poolDesign(20, 50_000), seed),
  },
  {
    id: 'pool-1000',
    what: 'Lambda pool at 1,000 requests/s, 1,000 at once',
    unit: 'requests',
    rounds: 5,
    round: (seed) => designRound(poolDesign(1000, 1000), seed),
  },
  {
    id: 'chain-4',
    what: 'Client, API Gateway, Lambda, DynamoDB',
    unit: 'requests',
    rounds: 5,
    round: (seed) => designRound(chainDesign(2000, 300), seed),
  },
  ...scaleCases,
  {
    id: 'memory-1e8',
    what: '10^8 requests through the Lambda pool: memory stays flat',
    unit: 'requests',
    rounds: 1,
    round: (seed) => designRound(poolDesign(450, 222_222), seed),
    onRequest: true,
  },
]
