import { designRound } from './designRound'
import type { BenchCase } from './row'
import { backlogDesign, manyFunctionsDesign, shardsDesign } from './scaleDesigns'

/** Designs that are large in one way: functions, waiting messages, shards. */
export const scaleCases: readonly BenchCase[] = [
  {
    id: 'functions-1000',
    what: '1,000 functions in one design, 50,000 requests/s in total',
    unit: 'requests',
    rounds: 3,
    round: (seed) => designRound(manyFunctionsDesign(1000, { ratePerSecond: 50_000, seconds: 20 }), seed),
  },
  {
    id: 'sqs-backlog-1e7',
    what: 'SQS queue with 10^7 waiting messages, read by Lambda',
    unit: 'messages',
    rounds: 5,
    round: (seed) =>
      designRound(
        backlogDesign(10_000_000, { ratePerSecond: 1, seconds: 300 }),
        seed,
        ({ resources }) => resources['queue']!.metrics['NumberOfMessagesDeleted']!.summary.sum!,
      ),
  },
  {
    id: 'kinesis-500',
    what: 'Kinesis stream of 500 shards, 50,000 records/s, read by Lambda',
    unit: 'records',
    rounds: 5,
    round: (seed) =>
      designRound(
        shardsDesign(500, { ratePerSecond: 50_000, seconds: 20 }),
        seed,
        ({ resources }) => resources['function']!.metrics['StreamRecordsProcessed']!.summary.sum!,
      ),
  },
]
