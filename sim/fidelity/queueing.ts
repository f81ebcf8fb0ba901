import { type Distribution, meanOf } from '../kernel/distributions'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { averageOf, type FidelityRow, type FidelityStudy, row, sumOf } from './row'

/** Probability that an arrival finds all servers busy in a loss system with offered load `a` (Erlang's first formula). */
function erlangB(servers: number, a: number): number {
  let blocking = 1
  for (let n = 1; n <= servers; n++) blocking = (a * blocking) / (n + a * blocking)
  return blocking
}

/** Probability of having to wait in M/M/c with offered load `a` (Erlang's second formula). */
export function erlangC(servers: number, a: number): number {
  const blocking = erlangB(servers, a)
  return blocking / (1 - (a / servers) * (1 - blocking))
}

const MEAN_MS = 1000
const EXPONENTIAL: Distribution = { kind: 'exponential', mean: MEAN_MS }
const CONSTANT: Distribution = { kind: 'constant', value: MEAN_MS }
const LOGNORMAL: Distribution = { kind: 'lognormal', p50: 600, p99: 600 * 10.5 }

/** Reserved concurrency turns requests away exactly as a loss system does, whatever the distribution of the work. */
export const lossSystem: FidelityStudy = {
  id: 'erlangB',
  title: 'Reserved concurrency as a loss system (Erlang B)',
  rows: () =>
    [
      { servers: 10, load: 8, work: EXPONENTIAL, name: 'exponential', seconds: 100_000 },
      { servers: 10, load: 8, work: CONSTANT, name: 'constant', seconds: 100_000 },
      { servers: 100, load: 90, work: EXPONENTIAL, name: 'exponential', seconds: 20_000 },
      { servers: 100, load: 90, work: LOGNORMAL, name: 'lognormal', seconds: 20_000 },
      { servers: 1000, load: 1000, work: EXPONENTIAL, name: 'exponential', seconds: 2500 },
      { servers: 1000, load: 2016, work: CONSTANT, name: 'overload', seconds: 400 },
    ].flatMap(({ servers, load, work, name, seconds }): FidelityRow[] => {
      const meanSeconds = meanOf(work) / 1000
      const result = simulate({
        resources: [
          { id: 'clients', type: 'client', config: PATIENT },
          { id: 'function', type: 'aws.lambda.function', config: bareFunction(work, { reservedConcurrency: servers }) },
        ],
        connections: [{ from: 'clients.requests', to: 'function.invoke' }],
        load: { clients: { kind: 'constant', rate: load / meanSeconds } },
        durationSeconds: seconds,
        warmupSeconds: seconds / 20,
        quotas: { 'lambda.concurrentExecutions': servers + 1000 },
      })
      const expected = erlangB(servers, load)
      const source = `Erlang B(${load}, ${servers})`
      return [
        row(
          `erlangB.${servers}.${name}`,
          `Share of 429s, reserved ${servers}, offered ${load}, ${name} work`,
          expected,
          expected * 0.03,
          result.requests.throttled / result.requests.total,
          source,
        ),
        row(
          `erlangB.${servers}.${name}.busy`,
          `Busy environments, mean, ${name} work`,
          load * (1 - expected),
          load * 0.01,
          averageOf(result, 'function', 'ConcurrentExecutions'),
          source,
        ),
      ]
    }),
}

/** A queue in front of a function with a maximum concurrency is M/M/c. */
export const waitingSystem: FidelityStudy = {
  id: 'mmc',
  title: 'Queue and function as M/M/c (Erlang C)',
  rows: () =>
    [
      { servers: 2, load: 1.6, seconds: 400_000, tolerance: 0.05 },
      { servers: 10, load: 8, seconds: 150_000, tolerance: 0.06 },
      { servers: 100, load: 90, seconds: 30_000, tolerance: 0.1 },
    ].flatMap(({ servers, load, seconds, tolerance }): FidelityRow[] => {
      const result = simulate({
        resources: [
          { id: 'clients', type: 'client', config: PATIENT },
          {
            id: 'queue',
            type: 'aws.sqs.queue',
            config: { sendLatency: { kind: 'constant', value: 0 }, visibilityTimeoutSeconds: 43_200 },
          },
          { id: 'function', type: 'aws.lambda.function', config: bareFunction(EXPONENTIAL, { timeoutSeconds: 900 }) },
        ],
        connections: [
          { from: 'clients.requests', to: 'queue.requests' },
          {
            from: 'queue.messages',
            to: 'function.poll',
            config: { batchSize: 1, maximumConcurrency: servers, deliveryLatency: { kind: 'constant', value: 0 } },
          },
        ],
        load: { clients: { kind: 'constant', rate: load / (MEAN_MS / 1000) } },
        durationSeconds: seconds,
        warmupSeconds: seconds / 20,
      })
      const rate = load / (MEAN_MS / 1000)
      const waitSeconds = (erlangC(servers, load) * (MEAN_MS / 1000)) / (servers - load)
      const measuredSeconds = averageOf(result, 'queue', 'ApproximateNumberOfMessagesVisible') / rate
      return [
        row(
          `mmc.${servers}.wait`,
          `Mean wait in the queue, s, ${servers} at once, offered ${load}`,
          waitSeconds,
          waitSeconds * tolerance,
          measuredSeconds,
          `Erlang C(${load}, ${servers})`,
        ),
        row(
          `mmc.${servers}.busy`,
          `Busy environments, mean, offered ${load}`,
          load,
          load * 0.01,
          averageOf(result, 'function', 'ConcurrentExecutions'),
          'Little’s law',
        ),
      ]
    }),
}

/** Little's law on a function under a changing load: concurrency = rate x time. */
export const littlesLaw: FidelityStudy = {
  id: 'little',
  title: 'Little’s law',
  rows() {
    const seconds = 4000
    const result = simulate({
      resources: [
        { id: 'clients', type: 'client', config: PATIENT },
        { id: 'function', type: 'aws.lambda.function', config: bareFunction(LOGNORMAL) },
      ],
      connections: [{ from: 'clients.requests', to: 'function.invoke' }],
      load: { clients: { kind: 'sine', mean: 200, amplitude: 150, periodSeconds: 600, phaseSeconds: 0 } },
      durationSeconds: seconds,
    })
    const concurrency = averageOf(result, 'function', 'ConcurrentExecutions')
    const rate = sumOf(result, 'function', 'Invocations') / seconds
    const time = averageOf(result, 'function', 'Duration') / 1000
    return [
      row(
        'little.concurrency',
        'Concurrent executions = rate × duration, sine load',
        rate * time,
        rate * time * 0.005,
        concurrency,
        'Little’s law',
      ),
    ]
  },
}
