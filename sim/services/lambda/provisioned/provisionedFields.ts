import { choice, list, number, text } from '../../fields'
import { PROVISIONED_SOURCE } from '../limits'

const TRACKED = { visibleWhen: { field: 'scaling', is: ['targetTracking'] } } as const

/** Environments that are kept initialised for a version or an alias. */
export const provisionedFields = {
  provisioned: list({
    label: 'Provisioned concurrency',
    help: 'Environments that are kept ready for a published version or an alias, and paid for while they are.',
    group: 'Concurrency',
    itemLabel: 'provisioned concurrency',
    source: PROVISIONED_SOURCE,
    item: {
      qualifier: text({
        label: 'Version or alias',
        help: 'Number of a version, or name of an alias; $LATEST cannot have it.',
        default: '1',
        maxLength: 128,
      }),
      concurrency: number({
        label: 'Environments',
        help: 'How many are kept ready.',
        unit: 'count',
        default: 1,
        min: 1,
        max: 1_000_000,
        integer: true,
        source: PROVISIONED_SOURCE,
      }),
      ready: choice({
        label: 'At the start',
        help: 'Whether they are ready when the run begins, or still have to be allocated.',
        options: [
          { value: 'ready', label: 'Ready' },
          { value: 'allocating', label: 'Being allocated' },
        ],
        default: 'ready',
      }),
      scaling: choice({
        label: 'Scaling',
        help: 'Fixed, or adjusted to its use by Application Auto Scaling.',
        options: [
          { value: 'none', label: 'Fixed' },
          { value: 'targetTracking', label: 'Target tracking' },
        ],
        default: 'none',
        source: PROVISIONED_SOURCE,
      }),
      targetPercent: {
        ...number({
          label: 'Target use',
          help: 'Share of the environments that should be busy.',
          unit: 'percent',
          default: 70,
          min: 10,
          max: 90,
          source: PROVISIONED_SOURCE,
        }),
        ...TRACKED,
      },
      minimum: {
        ...number({
          label: 'Fewest',
          help: 'Scaling never goes below this.',
          unit: 'count',
          default: 1,
          min: 1,
          max: 1_000_000,
          integer: true,
        }),
        ...TRACKED,
      },
      maximum: {
        ...number({
          label: 'Most',
          help: 'Scaling never goes above this.',
          unit: 'count',
          default: 100,
          min: 1,
          max: 1_000_000,
          integer: true,
        }),
        ...TRACKED,
      },
    },
  }),
}
