import { describe, expect, it } from 'vitest'
import { check as checkDesign } from '../../../sim/compile/check'
import type { RunResult } from '../../../sim/index'
import { alarm } from '../../../sim/services/alarm'
import { ALARM, INSUFFICIENT_DATA, nextState, OK, type Rule } from '../../../sim/services/alarm/evaluation'
import { withDefaults } from '../../../sim/services/fields'
import { codesOf, neighbour } from './checks'
import { designOf, simulate, type Trial } from './harness'

const NONE = NaN
/** Datapoints as AWS's documentation writes them, the latest last: 0 is good, X breaches, - is missing. */
const points = (text: string) => {
  const values = text
    .split(' ')
    .map((point) => (point === '0' ? 0 : point === 'X' ? 1 : NONE))
    .reverse()
  return (periodsAgo: number): number => values[periodsAgo] ?? NONE
}

const rule = (of: Partial<Rule> = {}): Rule => ({
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  extraPeriods: 2,
  treatMissingData: 'missing',
  breaches: (value) => value > 0.5,
  ...of,
})

/** States by treatment: missing, ignore, breaching, notBreaching. */
const states = (text: string, of: Partial<Rule> = {}, current = OK): number[] =>
  (['missing', 'ignore', 'breaching', 'notBreaching'] as const).map((treatMissingData) =>
    nextState(rule({ ...of, treatMissingData }), current, points(text)),
  )

const FUNCTION = 'aws.lambda.function'
const quick = { kind: 'constant', value: 1 }

/** Clients that call a function with a constant handler, and an alarm on it. */
function watch(settings: Record<string, unknown>, more: Partial<Trial> & { fn?: object } = {}): RunResult {
  const { fn = {}, resources = [], connections = [], ...rest } = more
  return simulate({
    resources: [
      { id: 'users', type: 'client', config: { maxAttempts: 1 } },
      { id: 'fn', type: FUNCTION, config: { compute: quick, ...fn } },
      { id: 'watch', type: 'aws.cloudwatch.alarm', config: { metricOf: ['fn'], metricDelaySeconds: 0, ...settings } },
      ...resources,
    ],
    connections: [{ from: 'users.requests', to: 'fn.invoke' }, ...connections],
    load: { users: { kind: 'constant', rate: 2 } },
    spacing: 'exact',
    durationSeconds: 600,
    ...rest,
  })
}

/** Times at which the state changed, with the states, from the bins of the run. */
function timeline(result: RunResult, id = 'watch'): [seconds: number, state: number][] {
  const { last } = result.resources[id]!.metrics['AlarmState']!
  const changes: [number, number][] = []
  last.forEach((state, bin) => {
    if (bin === 0 || state !== last[bin - 1]) changes.push([(bin * result.binMs) / 1000, state])
  })
  return changes
}

const datapoints = (result: RunResult): number[] => [...result.resources['watch']!.metrics['Datapoint']!.last]
const sumOf = (result: RunResult, id: string, metric: string): number =>
  result.resources[id]!.metrics[metric]!.summary.sum!

/** Load that is high from one minute to another. */
const spike = (fromSeconds: number, toSeconds: number, rate = 20) => ({
  users: {
    kind: 'steps' as const,
    steps: [
      { atSeconds: 0, rate: 1 },
      { atSeconds: fromSeconds, rate },
      { atSeconds: toSeconds, rate: 1 },
    ],
  },
})

describe('state', () => {
  it('ALARM-3: M of N datapoints decide, whichever of them breach', () => {
    expect(nextState(rule(), OK, points('0 X X'))).toBe(OK)
    expect(nextState(rule(), OK, points('X X X'))).toBe(ALARM)
    expect(nextState(rule({ datapointsToAlarm: 2 }), OK, points('X 0 X'))).toBe(ALARM)
    expect(nextState(rule({ datapointsToAlarm: 2 }), ALARM, points('X X X 0 0'))).toBe(OK)
  })

  it('ALARM-3: a datapoint at the threshold breaches only where the comparison includes it', () => {
    const at = (comparison: string, threshold: number): number =>
      timeline(watch({ metric: 'Invocations', comparison, threshold })).at(-1)![1]
    expect(at('GreaterThanThreshold', 120)).toBe(OK)
    expect(at('GreaterThanOrEqualToThreshold', 120)).toBe(ALARM)
    expect(at('LessThanThreshold', 120)).toBe(OK)
    expect(at('LessThanOrEqualToThreshold', 120)).toBe(ALARM)
    expect(at('LessThanThreshold', 121)).toBe(ALARM)
  })

  it('ALARM-5: three of three with missing data, case by case', () => {
    expect(states('0 - X - X')).toEqual([OK, OK, OK, OK])
    expect(states('0 - - - -')).toEqual([OK, OK, OK, OK])
    expect(states('- - - - -')).toEqual([INSUFFICIENT_DATA, OK, ALARM, OK])
    expect(states('- - - - -', {}, ALARM)).toEqual([INSUFFICIENT_DATA, ALARM, ALARM, OK])
    expect(states('0 X X - X')).toEqual([ALARM, ALARM, ALARM, ALARM])
  })

  it('ALARM-5: two of three with missing data, case by case', () => {
    const two = { datapointsToAlarm: 2 }
    expect(states('0 - X - X', two)).toEqual([ALARM, ALARM, ALARM, ALARM])
    expect(states('0 0 X 0 X', two)).toEqual([ALARM, ALARM, ALARM, ALARM])
    expect(states('0 - X - -', two)).toEqual([OK, OK, ALARM, OK])
    expect(states('- - - - 0', two)).toEqual([OK, OK, ALARM, OK])
    expect(states('- - - X -', two, INSUFFICIENT_DATA)).toEqual([ALARM, INSUFFICIENT_DATA, ALARM, OK])
  })

  it('ALARM-6: a single bad start waits until it is as old as the datapoints to alarm', () => {
    expect(states('- - - - X', {}, INSUFFICIENT_DATA)).toEqual([INSUFFICIENT_DATA, INSUFFICIENT_DATA, ALARM, OK])
    expect(states('- - - X -')[0]).toBe(OK)
    expect(states('- - X - -')).toEqual([ALARM, OK, ALARM, OK])
    expect(states('- - X - X')[0]).toBe(ALARM)
  })
})

describe('datapoints', () => {
  it('ALARM-1: sums of a count, minute by minute, warm-up included', () => {
    const result = watch({ metric: 'Invocations' }, { warmupSeconds: 300, load: spike(120, 180) })
    const perBin = 60_000 / result.binMs
    const values = datapoints(result).filter((_, bin) => bin % perBin === 0)
    // The datapoint known at the start of each minute is that of the minute before; requests take a moment to arrive.
    expect(values.slice(1, 5).map((value) => Math.round(value / 60))).toEqual([1, 1, 20, 1])
    expect(values.slice(1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(9 * 60 + 19 * 60, -1)
  })

  it('ALARM-1: statistics of a distribution over a period, exact up to the width of a histogram’s bucket', () => {
    const compute = { kind: 'uniform', min: 10, max: 110 }
    const last = (statistic: string): number =>
      datapoints(watch({ metric: 'Duration', statistic }, { fn: { compute, memoryMb: 1769 } })).at(-1)!
    expect(last('SampleCount')).toBe(120)
    expect(last('Sum')).toBeCloseTo(last('Average') * 120, 6)
    expect(last('Minimum')).toBeGreaterThanOrEqual(10)
    expect(last('Minimum')).toBeLessThan(20)
    expect(last('Maximum')).toBeLessThanOrEqual(110)
    expect(last('Maximum')).toBeGreaterThan(100)
    expect(last('p50')).toBeGreaterThan(45)
    expect(last('p50')).toBeLessThan(75)
    expect(last('p99')).toBeGreaterThan(last('p90'))
    expect(last('p99')).toBeLessThanOrEqual(last('Maximum'))
  })

  it('ALARM-1: average, least and largest of a level, also where bins are longer than a period', () => {
    const busy = { fn: { compute: { kind: 'constant', value: 30_000 }, timeoutSeconds: 60, memoryMb: 1769 } }
    const last = (statistic: string, durationSeconds: number): number =>
      datapoints(watch({ metric: 'ConcurrentExecutions', statistic }, { ...busy, durationSeconds })).at(-1)!
    for (const durationSeconds of [600, 86_400 * 3]) {
      expect(last('Average', durationSeconds)).toBeCloseTo(60, -0.5)
      expect(last('Maximum', durationSeconds)).toBeLessThanOrEqual(62)
      expect(last('Minimum', durationSeconds)).toBeGreaterThanOrEqual(59)
    }
  })

  it('ALARM-2: a period of several minutes slides on with each evaluation', () => {
    const result = watch({ metric: 'Invocations', period: '300', threshold: 1_000 }, { load: spike(60, 120) })
    const perBin = 60_000 / result.binMs
    const perMinute = datapoints(result).filter((_, bin) => bin % perBin === 0)
    expect(perMinute.slice(1, 9).map((value) => Math.round(value / 60))).toEqual([1, 21, 22, 23, 24, 24, 5, 5])
    expect(timeline(result)).toEqual([
      [0, INSUFFICIENT_DATA],
      [60, OK],
      [120, ALARM],
      [420, OK],
    ])
  })

  it('ALARM-2: an alarm with periods below a minute is evaluated every 10 s', () => {
    const result = watch({ metric: 'Invocations', period: '10', threshold: 100 }, { load: spike(60, 90) })
    expect(timeline(result)).toEqual([
      [0, INSUFFICIENT_DATA],
      [10, OK],
      [70, ALARM],
      [100, OK],
    ])
    const slow = watch({ metric: 'Invocations', period: '30', threshold: 450 }, { load: spike(60, 90) })
    expect(timeline(slow).slice(2)).toEqual([
      [90, ALARM],
      [100, OK],
    ])
  })

  it('ALARM-4: a count is 0 beside other activity, and missing without any', () => {
    const settings = { metric: 'Errors', comparison: 'LessThanOrEqualToThreshold', threshold: 0 }
    const load = {
      users: {
        kind: 'steps' as const,
        steps: [
          { atSeconds: 0, rate: 1 },
          { atSeconds: 120, rate: 0 },
        ],
      },
    }
    const result = watch(settings, { load })
    // Two older periods still stand in for the first two without data.
    expect(timeline(result)).toEqual([
      [0, INSUFFICIENT_DATA],
      [60, ALARM],
      [300, INSUFFICIENT_DATA],
    ])
  })

  it('ALARM-4: an idle queue reports 0', () => {
    const idle = (metric: string, type: string): number[] => {
      const result = simulate({
        resources: [
          { id: 'it', type },
          {
            id: 'watch',
            type: 'aws.cloudwatch.alarm',
            config: { metricOf: ['it'], metric, metricDelaySeconds: 0 },
          },
        ],
        durationSeconds: 180,
      })
      return timeline(result).map(([, state]) => state)
    }
    expect(idle('NumberOfMessagesSent', 'aws.sqs.queue')).toEqual([INSUFFICIENT_DATA, OK])
    expect(idle('NumberOfMessagesPublished', 'aws.sns.topic')).toEqual([INSUFFICIENT_DATA])
  })

  it('ALARM-7: alarms on DynamoDB keep their state while data is missing', () => {
    const run = (metricOf: string, metric: string): number =>
      simulate({
        resources: [
          { id: 'table', type: 'aws.dynamodb.table' },
          { id: 'topic', type: 'aws.sns.topic' },
          {
            id: 'watch',
            type: 'aws.cloudwatch.alarm',
            config: { metricOf: [metricOf], metric, treatMissingData: 'breaching', stateAtStart: 'OK' },
          },
        ],
        durationSeconds: 600,
      }).resources['watch']!.metrics['AlarmState']!.last.at(-1)!
    expect(run('table', 'WriteThrottleEvents')).toBe(OK)
    expect(run('topic', 'NumberOfMessagesPublished')).toBe(ALARM)
  })

  it('ALARM-8: a state shows after the delay of the metric, and the run begins in the one that is set', () => {
    const settings = { metric: 'Invocations', threshold: 600, stateAtStart: 'OK', metricDelaySeconds: 90 }
    expect(timeline(watch(settings, { load: spike(120, 180) }))).toEqual([
      [0, OK],
      [270, ALARM],
      [330, OK],
    ])
  })
})

describe('actions', () => {
  const topics = [
    { id: 'down', type: 'aws.sns.topic' },
    { id: 'up', type: 'aws.sns.topic' },
    { id: 'unknown', type: 'aws.sns.topic' },
    { id: 'repair', type: FUNCTION, config: { compute: quick } },
  ]
  const connections = [
    { from: 'watch.alarmActions', to: 'down.deliveries' },
    { from: 'watch.alarmActions', to: 'repair.events' },
    { from: 'watch.okActions', to: 'up.deliveries' },
    { from: 'watch.insufficientDataActions', to: 'unknown.deliveries' },
  ]
  const load = spike(120, 300)

  it('ALARM-9: are taken once for each change of the state', () => {
    const result = watch({ metric: 'Invocations', threshold: 600 }, { resources: topics, connections, load })
    expect(timeline(result).map(([, state]) => state)).toEqual([INSUFFICIENT_DATA, OK, ALARM, OK])
    expect(sumOf(result, 'watch', 'StateChanges')).toBe(3)
    expect(sumOf(result, 'down', 'NumberOfMessagesPublished')).toBe(1)
    expect(sumOf(result, 'up', 'NumberOfMessagesPublished')).toBe(2)
    expect(sumOf(result, 'unknown', 'NumberOfMessagesPublished')).toBe(0)
    expect(sumOf(result, 'repair', 'Invocations')).toBe(1)
    expect(sumOf(result, 'watch', 'Actions')).toBe(4)
  })

  it('ALARM-9: are traces of their own', () => {
    const quiet = { users: { kind: 'constant' as const, rate: 0.05 } }
    const result = watch({ metric: 'Invocations', threshold: 600 }, { resources: topics, connections, load: quiet })
    const own = result.traces.filter(({ segments }) => segments[0]!.resourceId === 'watch')
    expect(own).toHaveLength(1)
    expect(own[0]!.segments.map(({ resourceId }) => resourceId)).toContain('up')
  })

  it('ALARM-9: are tried again until they are taken', () => {
    const result = watch(
      { metric: 'Invocations', threshold: 600, actionRetrySeconds: 30 },
      {
        resources: topics,
        connections,
        load,
        faults: [
          { target: 'down', startSeconds: 150, durationSeconds: 100, effect: { kind: 'error', probability: 1 } },
        ],
      },
    )
    expect(sumOf(result, 'watch', 'FailedActionTries')).toBe(3)
    expect(sumOf(result, 'down', 'NumberOfMessagesPublished')).toBe(1)
  })

  it('ALARM-10: the state and the time in alarm show over the run', () => {
    const result = watch({ metric: 'Invocations', threshold: 600 }, { load })
    const { metrics } = result.resources['watch']!
    expect(metrics['AlarmState']!.summary.maximum).toBe(ALARM)
    expect(metrics['InAlarm']!.summary.average).toBeCloseTo(30, 6)
    expect(metrics['Datapoint']!.summary.maximum).toBeGreaterThan(1_100)
  })
})

it('ALARM-12: stops instances through the EC2 API', () => {
  const result = watch(
    { metric: 'Invocations', threshold: 600 },
    {
      resources: [
        { id: 'servers', type: 'aws.ec2.instance', config: { stopTime: { kind: 'constant', value: 1_000 } } },
      ],
      connections: [{ from: 'watch.stopInstances', to: 'servers.api' }],
      load: spike(120, 300),
    },
  )
  const { last } = result.resources['servers']!.metrics['RunningInstances']!
  expect([last[0], last.at(-1)]).toEqual([1, 0])
  expect(sumOf(result, 'watch', 'Actions')).toBe(1)
})

it('ALARM-11: costs by the month, three times as much with high resolution', () => {
  const cost = (settings: Record<string, unknown>, freeTier = false): number =>
    watch({ metric: 'Invocations', ...settings }, { freeTier, durationSeconds: 60 })
      .cost.lines.filter(({ resourceId }) => resourceId === 'watch')
      .reduce((sum, { amount }) => sum + amount, 0)
  expect(cost({})).toBeCloseTo(0.1, 9)
  expect(cost({ period: '30' })).toBeCloseTo(0.3, 9)
  expect(cost({}, true)).toBe(0)
  expect(cost({ period: '30' }, true)).toBeCloseTo(0.3, 9)
})

describe('ALARM-13: checks', () => {
  const problems = (settings: Record<string, unknown>, type = FUNCTION) =>
    checkDesign(
      designOf({
        resources: [
          { id: 'it', type },
          { id: 'watch', type: 'aws.cloudwatch.alarm', config: { metricOf: ['it'], ...settings } },
        ],
        durationSeconds: 60,
      }),
    ).filter(({ resourceId }) => resourceId === 'watch')

  it('ALARM-13: names the nearest metric', () => {
    const [problem] = problems({ metric: 'Invocation' })
    expect(problem).toMatchObject({
      code: 'alarm.unknownMetric',
      path: expect.stringContaining('metric') as string,
      help: 'Did you mean Invocations?',
    })
    expect(problems({ metric: 'Errors' })).toEqual([])
    expect(problems({ metric: 'Errors{ExecutedVersion=2}' })).toEqual([])
    expect(problems({ metric: '' })[0]!.code).toBe('alarm.unknownMetric')
  })

  it('ALARM-13: knows which statistics a metric has', () => {
    expect(problems({ metric: 'Errors', statistic: 'p99' })[0]!.code).toBe('alarm.statistic')
    expect(problems({ metric: 'ConcurrentExecutions', statistic: 'Sum' })[0]!.code).toBe('alarm.statistic')
    expect(problems({ metric: 'ConcurrentExecutions', statistic: 'Maximum' })).toEqual([])
    expect(problems({ metric: 'Duration', statistic: 'p99' })).toEqual([])
  })

  it('ALARM-13: keeps to AWS’s rules over periods', () => {
    expect(codesOf(alarm, { evaluationPeriods: 2, datapointsToAlarm: 3 })).toContain('alarm.datapointsAbovePeriods')
    expect(codesOf(alarm, { evaluationPeriods: 289, period: '300' })).toContain('alarm.span')
    expect(codesOf(alarm, { evaluationPeriods: 288, period: '300' })).not.toContain('alarm.span')
    expect(codesOf(alarm, { evaluationPeriods: 168, period: '3600' })).not.toContain('alarm.span')
    expect(codesOf(alarm, { evaluationPeriods: 169, period: '3600' })).toContain('alarm.span')
    expect(codesOf(alarm, {})).toEqual(['alarm.watchesNothing'])
    expect(problems({ metric: 'Errors', period: '10' })[0]).toMatchObject({
      code: 'alarm.standardResolutionMetric',
      severity: 'warning',
    })
    expect(problems({ metric: 'ColdStarts', period: '10' })).toEqual([])
  })

  it('ALARM-13: tells that DynamoDB overrides the setting for missing data', () => {
    const metric = 'WriteThrottleEvents'
    expect(problems({ metric, treatMissingData: 'breaching' }, 'aws.dynamodb.table')[0]!.code).toBe(
      'alarm.dynamoDbIgnoresMissingData',
    )
    expect(problems({ metric, treatMissingData: 'ignore' }, 'aws.dynamodb.table')).toEqual([])
  })

  it('ALARM-13: looks at actions', () => {
    const watching = ['alarm.watchesNothing']
    const action = (id: string, port = 'deliveries') => neighbour({ connectionId: id, port })
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => action(id))
    expect(codesOf(alarm, {}, { alarmActions: six.slice(1) })).toEqual(watching)
    expect(codesOf(alarm, {}, { alarmActions: six })).toContain('alarm.actions')
    expect(codesOf(alarm, {}, { alarmActions: six.slice(1), stopInstances: [action('g', 'api')] })).toContain(
      'alarm.actions',
    )
    expect(codesOf(alarm, {}, { stopInstances: [action('g', 'api')] })).toEqual(watching)
    expect(codesOf(alarm, {}, { stopInstances: [action('g', 'requests')] })).toContain('alarm.notAtEc2Api')
  })

  it('ALARM-13: any resource may be watched, but it must exist', () => {
    expect(problems({ metric: 'NumberOfMessagesSent' }, 'aws.sqs.queue')).toEqual([])
    const [problem] = problems({ metricOf: ['itt'], metric: 'Errors' })
    expect(problem).toMatchObject({ code: 'reference.unknown', help: 'Did you mean it?' })
  })
})

it('shows its rule on the card', () => {
  const config = withDefaults(alarm.fields, { metric: 'Errors', threshold: 5 })
  expect(alarm.card.summary(config)).toBe('Errors > 5')
  expect(alarm.card.configured(config).map(({ value }) => value)).toEqual(['> 5', 'of 1 min', '1 of 1'])
})
