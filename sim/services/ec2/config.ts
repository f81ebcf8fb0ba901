import { computeField, handlerFields, sdkFields } from '../../handler/handlerFields'
import { instanceFields } from '../../servers/instanceFields'
import { BURSTABLE_TYPES, CREDITS_SOURCE } from '../../servers/instanceTypes'
import { placementFields, queueFields, workersPerVcpuField } from '../../servers/serverFields'
import { type ConfigOf, distribution, number, optionalNumber } from '../fields'
import { latencyField } from '../latencyField'
import { SOURCES } from './limits'

export const fields = {
  ...instanceFields,
  instances: number({
    label: 'Instances',
    help: 'Equal instances among which requests are spread.',
    group: 'Instances',
    unit: 'count',
    default: 1,
    min: 1,
    max: 1000,
    integer: true,
    source: SOURCES.instances,
  }),
  creditsAtStart: optionalNumber({
    label: 'Credits at start',
    help: 'CPU credits that each instance has when the run begins; one is a vCPU for a minute.',
    group: 'Instances',
    visibleWhen: { field: 'instanceType', is: BURSTABLE_TYPES },
    unit: 'count',
    min: 0,
    max: 10_000,
    none: 'those of a new instance',
    advanced: true,
    source: CREDITS_SOURCE,
  }),

  compute: computeField('Time the handler computes per request, with a vCPU of its own.'),
  ...handlerFields,
  workersPerVcpu: workersPerVcpuField,
  ...queueFields,
  ...sdkFields,

  bootTime: distribution({
    label: 'Boot time',
    help: 'From StartInstances until the server answers.',
    group: 'Start and stop',
    unit: 'ms',
    default: { kind: 'uniform', min: 30_000, max: 60_000 },
    advanced: true,
    source: SOURCES.bootTime,
  }),
  stopTime: distribution({
    label: 'Stop time',
    help: 'From StopInstances until the instance is stopped; nothing answers from the beginning.',
    group: 'Start and stop',
    unit: 'ms',
    default: { kind: 'uniform', min: 10_000, max: 40_000 },
    advanced: true,
    source: SOURCES.stopTime,
  }),
  apiTime: latencyField({
    label: 'API time',
    help: 'Time of a call of StartInstances or StopInstances.',
    default: { p50: 500, p99: 2000 },
    source: SOURCES.apiTime,
  }),

  ...placementFields,
}

export type InstanceConfig = ConfigOf<typeof fields>
