import type { Action } from '../../define'
import { choice, number, optionalNumber, text } from '../../fields'
import { ALIASES_SOURCE, PROVISIONED_SOURCE, RESERVED_SOURCE } from '../limits'

const CODEDEPLOY = {
  document: 'AWS CodeDeploy User Guide, Deployment configurations on an AWS Lambda compute platform',
  url: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html',
  checked: '2026-11-23',
  confidence: 'recalled' as const,
}
const GRADUAL = { visibleWhen: { field: 'shift', is: ['canary', 'linear'] } } as const

/** What a scenario can do to a function. */
export const actions: readonly Action[] = [
  {
    id: 'updateCode',
    title: 'Update code',
    help: 'New code for $LATEST: its warm environments go, at once or after their request.',
    fields: {},
  },
  {
    id: 'deployVersion',
    title: 'Deploy a version',
    help: 'Moves an alias to another version, at once or step by step.',
    fields: {
      alias: text({ label: 'Alias', help: 'Name of the alias that is moved.', default: 'live', maxLength: 128 }),
      version: number({
        label: 'To version',
        help: 'Number of a published version.',
        unit: 'count',
        default: 2,
        min: 1,
        max: 1_000_000,
        integer: true,
        source: ALIASES_SOURCE,
      }),
      shift: choice({
        label: 'Traffic',
        help: 'How calls move over to the version.',
        options: [
          { value: 'allAtOnce', label: 'All at once' },
          { value: 'canary', label: 'Canary: a share, then the rest' },
          { value: 'linear', label: 'Linear: in equal steps' },
        ],
        default: 'allAtOnce',
        source: CODEDEPLOY,
      }),
      percent: {
        ...number({
          label: 'Share',
          help: 'Share that moves first, or with each step.',
          unit: 'percent',
          default: 10,
          min: 1,
          max: 99,
          source: CODEDEPLOY,
        }),
        ...GRADUAL,
      },
      intervalMinutes: {
        ...number({
          label: 'Interval',
          help: 'Time until the rest moves, or between steps.',
          unit: 'min',
          default: 5,
          min: 0.1,
          max: 2880,
          source: CODEDEPLOY,
        }),
        ...GRADUAL,
      },
    },
  },
  {
    id: 'setReservedConcurrency',
    title: 'Set reserved concurrency',
    help: 'Changes the reservation; 0 stops the function.',
    fields: {
      reservedConcurrency: optionalNumber({
        label: 'Reserved',
        help: 'Requests the function may run at once.',
        unit: 'count',
        min: 0,
        max: 1_000_000,
        integer: true,
        none: 'unreserved',
        source: RESERVED_SOURCE,
      }),
    },
  },
  {
    id: 'setProvisionedConcurrency',
    title: 'Set provisioned concurrency',
    help: 'What a scheduled scaling action does: asks for this many environments for a version or an alias.',
    fields: {
      qualifier: text({
        label: 'Version or alias',
        help: 'One that has provisioned concurrency.',
        default: '1',
        maxLength: 128,
      }),
      concurrency: number({
        label: 'Environments',
        help: 'How many are to be kept ready; 0 for none.',
        unit: 'count',
        default: 0,
        min: 0,
        max: 1_000_000,
        integer: true,
        source: PROVISIONED_SOURCE,
      }),
    },
  },
]
