import { computeField, handlerFields } from '../../../handler/handlerFields'
import { choice, distribution, list, number, optionalNumber, text } from '../../fields'
import { codeFields } from '../codeFields'
import { COLD_START_SOURCE } from '../coldstart'
import { ALIASES_SOURCE, VERSIONS_SOURCE } from '../limits'

const GROUP = 'Versions and aliases'
const OWN = { visibleWhen: { field: 'settings', is: ['own'] } } as const

/** Published versions and the aliases that point to them. */
export const versionFields = {
  versions: list({
    label: 'Versions',
    help: 'Published versions: what they were when published stays as it is.',
    group: GROUP,
    itemLabel: 'version',
    source: VERSIONS_SOURCE,
    item: {
      version: number({
        label: 'Version',
        help: 'Number that AWS gives it: 1, 2, 3 and so on.',
        unit: 'count',
        default: 1,
        min: 1,
        max: 1_000_000,
        integer: true,
        source: VERSIONS_SOURCE,
      }),
      description: text({ label: 'Description', help: 'What is in it.', default: '' }),
      settings: choice({
        label: 'Settings',
        help: 'Whether it was published with settings of its own, or is the same as $LATEST.',
        options: [
          { value: 'latest', label: 'As $LATEST' },
          { value: 'own', label: 'Its own' },
        ],
        default: 'latest',
      }),
      runtime: { ...codeFields.runtime, ...OWN },
      architecture: { ...codeFields.architecture, ...OWN },
      packageType: { ...codeFields.packageType, ...OWN },
      memoryMb: { ...codeFields.memoryMb, ...OWN },
      timeoutSeconds: { ...codeFields.timeoutSeconds, ...OWN },
      compute: { ...computeField('Time its handler computes per request, at one full vCPU (1,769 MB).'), ...OWN },
      errorPercent: { ...handlerFields.errorPercent, ...OWN },
      codeInit: {
        ...distribution({
          label: 'Your init code',
          help: 'Its imports and set-up outside the handler.',
          unit: 'ms',
          default: { kind: 'constant', value: 0 },
          source: COLD_START_SOURCE,
        }),
        ...OWN,
      },
    },
  }),
  aliases: list({
    label: 'Aliases',
    help: 'Names for versions; connections may call an alias, which is moved to another version later.',
    group: GROUP,
    itemLabel: 'alias',
    source: ALIASES_SOURCE,
    item: {
      name: text({
        label: 'Name',
        help: 'Letters, digits, dashes and underscores; not only digits.',
        default: 'live',
        maxLength: 128,
      }),
      version: text({
        label: 'Version',
        help: 'Number of the version it points to, or $LATEST.',
        default: '1',
        maxLength: 10,
      }),
      additionalVersion: optionalNumber({
        label: 'Additional version',
        help: 'A second published version that gets a share of the calls.',
        unit: 'count',
        min: 1,
        max: 1_000_000,
        integer: true,
        source: ALIASES_SOURCE,
      }),
      additionalPercent: number({
        label: 'Its share',
        help: 'Share of calls that go to the additional version, drawn for each call.',
        unit: 'percent',
        default: 10,
        min: 0,
        max: 100,
        source: ALIASES_SOURCE,
      }),
    },
  }),
}
