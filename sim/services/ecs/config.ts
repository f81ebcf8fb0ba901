import { computeField, handlerFields, sdkFields } from '../../handler/handlerFields'
import { placementFields, queueFields, WORKERS_SOURCE } from '../../servers/serverFields'
import { choice, type ConfigOf, distribution, number } from '../fields'
import { FREE_EPHEMERAL_GB, MAX_EPHEMERAL_GB, SOURCES } from './limits'
import { TASK_VCPUS } from './taskSizes'

const MOST_TASKS = 5000

const tasks = (label: string, help: string, value: number, visibleForScaling: boolean) =>
  number({
    label,
    help,
    group: 'Scaling',
    ...(visibleForScaling ? { visibleWhen: { field: 'scaling', is: ['cpu', 'requests'] } } : {}),
    unit: 'count',
    default: value,
    min: 0,
    max: MOST_TASKS,
    integer: true,
    source: SOURCES.service,
  })

export const fields = {
  vcpus: choice({
    label: 'Task vCPU',
    help: 'CPU of each task; with less than one, computing takes that much longer.',
    group: 'Task',
    options: TASK_VCPUS.map((value) => ({ value, label: `${value} vCPU` })),
    default: 0.5,
    source: SOURCES.taskSizes,
  }),
  memoryGb: number({
    label: 'Task memory',
    help: 'Memory of each task; which sizes there are depends on its vCPU.',
    group: 'Task',
    unit: 'GB',
    default: 1,
    min: 0.5,
    max: 120,
    source: SOURCES.taskSizes,
  }),
  architecture: choice({
    label: 'Architecture',
    help: 'Processor of the tasks; ARM costs a fifth less.',
    group: 'Task',
    options: [
      { value: 'x86', label: 'x86' },
      { value: 'arm', label: 'ARM (Graviton)' },
    ],
    default: 'x86',
    source: SOURCES.taskSizes,
  }),
  ephemeralStorageGb: number({
    label: 'Ephemeral storage',
    help: 'Disk of each task. 20 GB are free.',
    group: 'Task',
    unit: 'GB',
    default: FREE_EPHEMERAL_GB,
    min: FREE_EPHEMERAL_GB,
    max: MAX_EPHEMERAL_GB,
    integer: true,
    advanced: true,
    source: SOURCES.ephemeralStorage,
  }),

  desiredTasks: tasks(
    'Desired tasks',
    'Tasks that run when the run begins, and that the service keeps running.',
    2,
    false,
  ),
  scaling: choice({
    label: 'Auto scaling',
    help: 'Target tracking: changes the desired tasks so that a metric stays near its target.',
    group: 'Scaling',
    options: [
      { value: 'none', label: 'None' },
      { value: 'cpu', label: 'Average CPU' },
      { value: 'requests', label: 'Requests per task' },
    ],
    default: 'none',
    source: SOURCES.scaling,
  }),
  minimumTasks: tasks('Minimum tasks', 'Fewest tasks that scaling leaves.', 1, true),
  maximumTasks: tasks('Maximum tasks', 'Most tasks that scaling asks for.', 10, true),
  targetCpuPercent: number({
    label: 'Target CPU',
    help: 'Average CPU utilization of the tasks that scaling aims at.',
    group: 'Scaling',
    visibleWhen: { field: 'scaling', is: ['cpu'] },
    unit: 'percent',
    default: 70,
    min: 1,
    max: 100,
    source: SOURCES.scaling,
  }),
  targetRequestsPerMinute: number({
    label: 'Target requests',
    help: 'Requests that each task should get in a minute.',
    group: 'Scaling',
    visibleWhen: { field: 'scaling', is: ['requests'] },
    unit: 'count',
    default: 1000,
    min: 1,
    max: 10_000_000,
    source: SOURCES.scaling,
  }),
  scaleInCooldownSeconds: number({
    label: 'Scale-in cooldown',
    help: 'After a change, nothing is scaled in for this long.',
    group: 'Scaling',
    visibleWhen: { field: 'scaling', is: ['cpu', 'requests'] },
    unit: 's',
    default: 300,
    min: 0,
    max: 86_400,
    integer: true,
    advanced: true,
    source: SOURCES.cooldown,
  }),
  startTime: distribution({
    label: 'Start time',
    help: 'From the decision to run a task until it takes requests.',
    group: 'Scaling',
    unit: 'ms',
    default: { kind: 'uniform', min: 30_000, max: 60_000 },
    advanced: true,
    source: SOURCES.startTime,
  }),
  stopTimeoutSeconds: number({
    label: 'Stop timeout',
    help: 'How long a task that is stopped may finish its requests; the others are cut off.',
    group: 'Scaling',
    unit: 's',
    default: 30,
    min: 0,
    max: 120,
    integer: true,
    advanced: true,
    source: SOURCES.stopTimeout,
  }),

  compute: computeField('Time the handler computes per request, with a vCPU of its own.'),
  ...handlerFields,
  workersPerTask: number({
    label: 'Workers per task',
    help: 'Requests that each task handles at a time; they share its vCPU while they compute.',
    group: 'Server',
    unit: 'count',
    default: 16,
    min: 1,
    max: 10_000,
    integer: true,
    source: WORKERS_SOURCE,
  }),
  ...queueFields,
  ...sdkFields,
  ...placementFields,
}

export type ServiceConfig = ConfigOf<typeof fields>
