import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem, MetricDefinition } from '../define'
import { type AlarmConfig, periodSeconds, type Statistic } from './config'
import {
  HIGH_RESOLUTION_BELOW_S,
  LONG_PERIOD_S,
  MAX_ACTIONS,
  MAX_LONG_SPAN_S,
  MAX_SPAN_S,
  NAMESPACE_THAT_IGNORES_MISSING_DATA,
} from './limits'

type Context = CheckContext<AlarmConfig>

/** What can be taken of each kind of metric. */
const STATISTICS: Record<MetricDefinition['kind'], readonly Statistic[]> = {
  counter: ['Sum'],
  gauge: ['Average', 'Minimum', 'Maximum'],
  distribution: ['Average', 'Sum', 'Minimum', 'Maximum', 'p50', 'p90', 'p99', 'SampleCount'],
}

/** Rules of AWS over an alarm's periods and actions, and whether there is such a metric. */
export const check = (context: Context): CheckProblem[] => [
  ...evaluation(context),
  ...watched(context),
  ...actions(context),
]

function actions(context: Context): CheckProblem[] {
  const stopped = context.connections('stopInstances')
  const problems: CheckProblem[] = stopped
    .filter(({ other }) => other.port !== 'api')
    .map(({ id, other }) => ({
      code: 'alarm.notAtEc2Api',
      severity: 'warning',
      connectionId: id,
      message: `The alarm asks the servers of ${other.name} to stop, which do not understand that.`,
      help: 'Connect Stop instances with EC2 API.',
    }))
  const inAlarm = [...context.connections('alarmActions'), ...stopped]
  if (inAlarm.length > MAX_ACTIONS)
    problems.push({
      code: 'alarm.actions',
      severity: 'error',
      connectionId: inAlarm[MAX_ACTIONS]!.id,
      message: `The alarm has ${inAlarm.length} actions for the state ALARM; AWS allows ${MAX_ACTIONS}.`,
      help: 'Let an SNS topic pass the notification on.',
    })
  return problems
}

function evaluation({ config }: Context): CheckProblem[] {
  const { evaluationPeriods, datapointsToAlarm } = config
  const problems: CheckProblem[] = []
  if (datapointsToAlarm > evaluationPeriods)
    problems.push({
      code: 'alarm.datapointsAbovePeriods',
      severity: 'error',
      field: 'datapointsToAlarm',
      message: `${datapointsToAlarm} datapoints must breach, but only ${evaluationPeriods} ${evaluationPeriods === 1 ? 'is' : 'are'} evaluated.`,
      help: `Lower it to ${evaluationPeriods} or less, or evaluate more periods.`,
    })
  const seconds = periodSeconds(config)
  const longest = seconds < LONG_PERIOD_S ? MAX_SPAN_S : MAX_LONG_SPAN_S
  if (seconds * evaluationPeriods > longest)
    problems.push({
      code: 'alarm.span',
      severity: 'error',
      field: 'evaluationPeriods',
      message: `${grouped(evaluationPeriods)} periods of ${grouped(seconds)} s are more than the ${longest / 86_400 === 1 ? 'day' : 'seven days'} that AWS evaluates at most.`,
      help: `Evaluate ${grouped(Math.floor(longest / seconds))} periods or fewer.`,
    })
  return problems
}

function watched(context: Context): CheckProblem[] {
  const { metricOf, metric, statistic } = context.config
  const resource = metricOf.length === 0 ? null : context.resource(metricOf[0]!)
  if (resource === null)
    return [
      {
        code: 'alarm.watchesNothing',
        severity: 'warning',
        field: 'metricOf',
        message: 'The alarm watches nothing: its state never changes.',
        help: 'Choose a resource and one of its metrics.',
      },
    ]
  const definition = resource.metrics.find(({ name }) => name === metric.replace(/\{.*\}$/, ''))
  const names = resource.metrics.map(({ name }) => name)
  if (definition === undefined)
    return [
      {
        code: 'alarm.unknownMetric',
        severity: 'error',
        field: 'metric',
        message:
          metric === '' ? `No metric of ${resource.name} is named.` : `${resource.name} has no metric ${metric}.`,
        help: context.didYouMean(metric, names),
      },
    ]
  const possible = STATISTICS[definition.kind]
  if (!possible.includes(statistic))
    return [
      {
        code: 'alarm.statistic',
        severity: 'error',
        field: 'statistic',
        message: `${metric} is a ${definition.kind === 'counter' ? 'count of events' : 'level'}: runs know no ${statistic} of it.`,
        help: `Choose ${possible.join(', ').replace(/, (\w+)$/, ' or $1')}.`,
      },
    ]
  return [...resolution(context.config, definition), ...missingData(context.config, definition)]
}

function resolution(config: AlarmConfig, { namespace, name }: MetricDefinition): CheckProblem[] {
  if (periodSeconds(config) >= HIGH_RESOLUTION_BELOW_S || !namespace.startsWith('AWS/')) return []
  return [
    {
      code: 'alarm.standardResolutionMetric',
      severity: 'warning',
      field: 'period',
      message: `AWS publishes ${name} once a minute: an alarm with a shorter period finds no data most of the time.`,
      help: 'Choose a period of a minute or more. The run takes it for a metric that your code publishes every second.',
    },
  ]
}

function missingData({ treatMissingData }: AlarmConfig, { namespace }: MetricDefinition): CheckProblem[] {
  if (namespace !== NAMESPACE_THAT_IGNORES_MISSING_DATA || treatMissingData === 'missing') return []
  if (treatMissingData === 'ignore') return []
  return [
    {
      code: 'alarm.dynamoDbIgnoresMissingData',
      severity: 'warning',
      field: 'treatMissingData',
      message: 'Alarms on metrics of DynamoDB always keep their state while data is missing.',
      help: 'Set Missing data to Ignore, so that the setting says what happens.',
    },
  ]
}
