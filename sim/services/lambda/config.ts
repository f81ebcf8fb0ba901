import { computeField, handlerFields, sdkFields } from '../../handler/handlerFields'
import { boolean, choice, type ConfigOf, distribution, number, optionalNumber } from '../fields'
import { asyncFields } from './async/asyncFields'
import { codeFields } from './codeFields'
import { COLD_START_SOURCE, RESTORE_SOURCE } from './coldstart'
import {
  CPU_SOURCE,
  ENVIRONMENT_SOURCE,
  FREE_EPHEMERAL_STORAGE_MB,
  LIMITS_SOURCE,
  MAX_EPHEMERAL_STORAGE_MB,
  MAX_STREAMED_BYTES,
  MB_PER_VCPU,
  RESERVED_SOURCE,
  SNAPSTART_SOURCE,
} from './limits'
import { loggingFields } from './logging/loggingFields'
import { provisionedFields } from './provisioned/provisionedFields'
import { vpcFields } from './vpc/vpcFields'
import { recursionFields } from './recursion/recursionFields'
import { versionFields } from './versions/versionFields'

export const fields = {
  ...codeFields,
  ephemeralStorageMb: number({
    label: 'Ephemeral storage',
    help: 'Size of /tmp. 512 MB are free.',
    unit: 'MB',
    default: FREE_EPHEMERAL_STORAGE_MB,
    min: FREE_EPHEMERAL_STORAGE_MB,
    max: MAX_EPHEMERAL_STORAGE_MB,
    integer: true,
    advanced: true,
    source: LIMITS_SOURCE,
  }),

  reservedConcurrency: optionalNumber({
    label: 'Reserved',
    help: 'Requests this function may run at once: both guaranteed and a ceiling. 0 stops it.',
    group: 'Concurrency',
    unit: 'count',
    min: 0,
    max: 1_000_000,
    integer: true,
    none: 'unreserved',
    source: RESERVED_SOURCE,
  }),
  ...provisionedFields,
  ...recursionFields,

  ...versionFields,

  compute: computeField('Time the handler computes per request, at one full vCPU (1,769 MB).'),
  cpuBoundPercent: number({
    label: 'CPU-bound',
    help: 'Share of the compute time that scales with CPU, and so with memory; the rest is waiting.',
    group: 'Handler',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: CPU_SOURCE,
  }),
  ...handlerFields,
  errorCrashes: boolean({
    label: 'Errors crash',
    help: 'An error ends the runtime’s process: the next request in its environment runs init again.',
    group: 'Handler',
    default: false,
    advanced: true,
    source: ENVIRONMENT_SOURCE,
  }),
  responseBytes: number({
    label: 'Response',
    help: 'Size of a response.',
    group: 'Handler',
    unit: 'bytes',
    default: 2048,
    min: 0,
    max: MAX_STREAMED_BYTES,
    integer: true,
    advanced: true,
    source: LIMITS_SOURCE,
  }),

  responseStreaming: boolean({
    label: 'Response streaming',
    help: 'Responses are streamed: up to 200 MB, the first 6 MB at full speed, the rest at 2 MB/s.',
    group: 'Handler',
    default: false,
    advanced: true,
    source: LIMITS_SOURCE,
  }),

  ...asyncFields,
  ...loggingFields,

  initSource: choice({
    label: 'Init time',
    help: 'Measured for the runtime, or your own.',
    group: 'Execution environments',
    options: [
      { value: 'measured', label: 'Measured for the runtime' },
      { value: 'custom', label: 'My own' },
    ],
    default: 'measured',
    source: COLD_START_SOURCE,
  }),
  customInit: distribution({
    label: 'Own init',
    help: 'Whole Init Duration of a cold start.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'constant', value: 250 },
    visibleWhen: { field: 'initSource', is: ['custom'] },
    source: COLD_START_SOURCE,
  }),
  codeInit: distribution({
    label: 'Your init code',
    help: 'Imports and set-up outside the handler, on top of the runtime’s own init.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'constant', value: 0 },
    visibleWhen: { field: 'initSource', is: ['measured'] },
    source: COLD_START_SOURCE,
  }),
  placementDelay: distribution({
    label: 'Placement',
    help: 'Time to place an environment and fetch the code before init starts; not billed.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 120, p99: 400 },
    advanced: true,
    source: { ...ENVIRONMENT_SOURCE, note: 'No primary measurement is published; third parties report 50–300 ms.' },
  }),
  invokeOverhead: distribution({
    label: 'Invoke overhead',
    help: 'Time inside the Lambda service before the handler starts; not billed.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 3, p99: 10 },
    advanced: true,
    source: { ...ENVIRONMENT_SOURCE, note: 'Not published; 1–10 ms is common experience.' },
  }),
  snapStart: boolean({
    label: 'SnapStart',
    help: 'Published versions start from a snapshot taken after init, and restore it instead of running init.',
    group: 'Execution environments',
    default: false,
    source: SNAPSTART_SOURCE,
  }),
  restore: distribution({
    label: 'Restore',
    help: 'Time to restore a snapshot, before your own after-restore hooks.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 733, p99: 1048 },
    visibleWhen: { field: 'snapStart', is: [true] },
    source: RESTORE_SOURCE,
  }),
  restoreHooks: distribution({
    label: 'After-restore hooks',
    help: 'Runtime load and your hooks after a restore: the billed part of it.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'constant', value: 0 },
    visibleWhen: { field: 'snapStart', is: [true] },
    source: SNAPSTART_SOURCE,
  }),
  idleLifetime: distribution({
    label: 'Idle lifetime',
    help: 'How long an environment is kept without requests.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'uniform', min: 300_000, max: 600_000 },
    source: ENVIRONMENT_SOURCE,
  }),
  longestLifetime: distribution({
    label: 'Longest lifetime',
    help: 'An environment is replaced after this time even when it is always busy.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'uniform', min: 6_300_000, max: 8_100_000 },
    advanced: true,
    source: { ...ENVIRONMENT_SOURCE, note: 'AWS says every few hours; about two are commonly observed.' },
  }),
  reuse: choice({
    label: 'Reuse',
    help: 'Which idle environment serves the next request. Decides how many stay warm.',
    group: 'Execution environments',
    options: [
      { value: 'mostRecentlyUsed', label: 'Most recently used' },
      { value: 'leastRecentlyUsed', label: 'Least recently used' },
      { value: 'newestCreated', label: 'Newest created' },
      { value: 'oldestCreated', label: 'Oldest created' },
      { value: 'random', label: 'Random' },
    ],
    default: 'mostRecentlyUsed',
    advanced: true,
    source: ENVIRONMENT_SOURCE,
  }),

  ...vpcFields,

  ...sdkFields,
}

export { type EventSourceMappingConfig, eventSourceMappingFields } from './polling/sqsMappingFields'

export type FunctionConfig = ConfigOf<typeof fields>

/** Factor by which a handler's compute time at one vCPU grows at this memory: only its CPU-bound share does. */
export function computeScale(config: { memoryMb: number; cpuBoundPercent: number }): number {
  const bound = config.cpuBoundPercent / 100
  const speed = Math.min(1, config.memoryMb / MB_PER_VCPU)
  return bound / speed + 1 - bound
}
