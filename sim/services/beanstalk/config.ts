import { computeField, handlerFields, sdkFields } from '../../handler/handlerFields'
import { instanceFields } from '../../servers/instanceFields'
import { placementFields, queueFields, workersPerVcpuField } from '../../servers/serverFields'
import { choice, type ConfigOf, distribution, number, optionalNumber } from '../fields'
import type { FieldUnit } from '../fields'
import type { Source } from '../source'
import {
  DEFAULT_COOLDOWN_S,
  DEFAULT_MAXIMUM,
  DEFAULT_MINIMUM,
  NETWORK_OUT_LOWER_MIB,
  NETWORK_OUT_UPPER_MIB,
  SOURCES,
} from './limits'

const GROUP = 'Scaling'
const MOST_INSTANCES = 1000

const instances = (label: string, help: string, value: number) =>
  number({
    label,
    help,
    group: GROUP,
    unit: 'count',
    default: value,
    min: 1,
    max: MOST_INSTANCES,
    integer: true,
    source: SOURCES.group,
  })

const threshold = (
  metric: string,
  label: string,
  help: string,
  unit: FieldUnit,
  value: number,
  source: Source = SOURCES.ownThresholds,
) =>
  number({
    label,
    help,
    group: GROUP,
    visibleWhen: { field: 'triggerMetric', is: [metric] },
    unit,
    default: value,
    min: 0,
    max: 1_000_000_000,
    source,
  })

const increment = (label: string, help: string) =>
  number({
    label,
    help,
    group: GROUP,
    unit: 'count',
    default: 1,
    min: 1,
    max: MOST_INSTANCES,
    integer: true,
    advanced: true,
    source: SOURCES.triggers,
  })

const minutes = (label: string, help: string) =>
  number({
    label,
    help,
    group: GROUP,
    unit: 'min',
    default: 5,
    min: 1,
    max: 600,
    integer: true,
    advanced: true,
    source: SOURCES.triggers,
  })

export const fields = {
  ...instanceFields,
  minimumInstances: instances('Minimum instances', 'Fewest instances behind the load balancer.', DEFAULT_MINIMUM),
  maximumInstances: instances('Maximum instances', 'Most instances behind the load balancer.', DEFAULT_MAXIMUM),
  instancesAtStart: optionalNumber({
    label: 'Instances at start',
    help: 'Instances that take requests when the run begins.',
    group: GROUP,
    unit: 'count',
    min: 1,
    max: MOST_INSTANCES,
    integer: true,
    none: 'the minimum',
    advanced: true,
    source: SOURCES.group,
  }),
  triggerMetric: choice({
    label: 'Trigger',
    help: 'The metric that makes the environment larger or smaller, on average over a period.',
    group: GROUP,
    options: [
      { value: 'NetworkOut', label: 'NetworkOut of an instance' },
      { value: 'CPUUtilization', label: 'CPUUtilization of an instance' },
      { value: 'Latency', label: 'Latency of responses' },
      { value: 'RequestCount', label: 'RequestCount of the load balancer' },
    ],
    default: 'NetworkOut',
    source: SOURCES.triggers,
  }),
  networkOutUpper: threshold(
    'NetworkOut',
    'Upper threshold',
    'Bytes in MiB that an instance sends in a period, above which instances are added.',
    'MB',
    NETWORK_OUT_UPPER_MIB,
    SOURCES.triggers,
  ),
  networkOutLower: threshold(
    'NetworkOut',
    'Lower threshold',
    'Bytes in MiB that an instance sends in a period, below which instances are removed.',
    'MB',
    NETWORK_OUT_LOWER_MIB,
    SOURCES.triggers,
  ),
  cpuUpper: threshold('CPUUtilization', 'Upper threshold', 'CPU use above which instances are added.', 'percent', 70),
  cpuLower: threshold('CPUUtilization', 'Lower threshold', 'CPU use below which instances are removed.', 'percent', 30),
  latencyUpper: threshold(
    'Latency',
    'Upper threshold',
    'Mean time of a response above which instances are added.',
    's',
    1,
  ),
  latencyLower: threshold(
    'Latency',
    'Lower threshold',
    'Mean time of a response below which instances are removed.',
    's',
    0.25,
  ),
  requestsUpper: threshold(
    'RequestCount',
    'Upper threshold',
    'Requests to the load balancer in a period above which instances are added.',
    'count',
    6000,
  ),
  requestsLower: threshold(
    'RequestCount',
    'Lower threshold',
    'Requests to the load balancer in a period below which instances are removed.',
    'count',
    2000,
  ),
  upperIncrement: increment('Add', 'Instances added when the metric is above its upper threshold.'),
  lowerIncrement: increment('Remove', 'Instances removed when the metric is below its lower threshold.'),
  periodMinutes: minutes('Period', 'Over how long the metric is averaged.'),
  breachMinutes: minutes('Breach duration', 'How long the metric must be beyond a threshold before anything is done.'),
  cooldownSeconds: number({
    label: 'Cooldown',
    help: 'After a change, nothing is added or removed for this long.',
    group: GROUP,
    unit: 's',
    default: DEFAULT_COOLDOWN_S,
    min: 0,
    max: 10_000,
    integer: true,
    source: SOURCES.group,
  }),
  launchTime: distribution({
    label: 'Launch time',
    help: 'From the decision to add an instance until it takes requests.',
    group: GROUP,
    unit: 'ms',
    default: { kind: 'uniform', min: 120_000, max: 240_000 },
    advanced: true,
    source: SOURCES.launchTime,
  }),
  deregistrationSeconds: number({
    label: 'Deregistration delay',
    help: 'How long an instance that is removed may finish its requests; the others are cut off.',
    group: GROUP,
    unit: 's',
    default: 20,
    min: 0,
    max: 3600,
    integer: true,
    advanced: true,
    source: SOURCES.deregistration,
  }),

  compute: computeField('Time the handler computes per request, with a vCPU of its own.'),
  ...handlerFields,
  workersPerVcpu: workersPerVcpuField,
  ...queueFields,
  ...sdkFields,
  ...placementFields,
}

export type EnvironmentConfig = ConfigOf<typeof fields>
