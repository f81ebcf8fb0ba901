import type { FunctionConfig } from '../config'

/** Whether an action of the scenario names versions and aliases that the function has. */
export function checkAction(
  config: FunctionConfig,
  action: string,
  settings: Readonly<Record<string, unknown>>,
): { message: string; help: string; field: string }[] {
  switch (action) {
    case 'deployVersion':
      return [
        ...(config.aliases.some(({ name }) => name === settings['alias'])
          ? []
          : [
              {
                message: `the function has no alias ${String(settings['alias'])}.`,
                help: 'Add the alias to the function, and let connections invoke it.',
                field: 'alias',
              },
            ]),
        ...(config.versions.some(({ version }) => version === settings['version'])
          ? []
          : [
              {
                message: `the function has no version ${String(settings['version'])}.`,
                help: 'Publish the version first.',
                field: 'version',
              },
            ]),
      ]
    case 'setReservedConcurrency': {
      const provisioned = config.provisioned.reduce((sum, { concurrency }) => sum + concurrency, 0)
      const reserved = settings['reservedConcurrency'] as number | null
      if (reserved === null || reserved >= provisioned) return []
      return [
        {
          message: `${reserved} are to be reserved, fewer than the ${provisioned} environments that are provisioned: AWS refuses that.`,
          help: 'Reserve at least what is provisioned.',
          field: 'reservedConcurrency',
        },
      ]
    }
    case 'setProvisionedConcurrency':
      return config.provisioned.some(({ qualifier }) => qualifier === settings['qualifier'])
        ? []
        : [
            {
              message: `${String(settings['qualifier'])} has no provisioned concurrency that could be changed.`,
              help: 'Add provisioned concurrency for it to the function, with the number before the first change.',
              field: 'qualifier',
            },
          ]
    default:
      return []
  }
}
