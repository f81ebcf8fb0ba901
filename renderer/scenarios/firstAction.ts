import { type Resource, type ScenarioAction, serviceOf } from '../../sim/index'
import { functionNames } from '../inspector/choices/knownValues'

/** What an added action does: deploys the function that has an alias, else the first thing that can be done at all. */
export function firstAction(
  resources: readonly Resource[],
): Pick<ScenarioAction, 'target' | 'action' | 'settings'> | null {
  const deployed = resources.find((resource) => (functionNames(resource)?.aliases.length ?? 0) > 0)
  if (deployed) {
    const settings = firstSettings(resources, deployed.id, 'deployVersion')
    return { target: deployed.id, action: 'deployVersion', settings }
  }
  for (const { id, type } of resources) {
    const action = serviceOf(type)?.actions?.[0]
    if (action) return { target: id, action: action.id, settings: {} }
  }
  return null
}

/**
 * Settings that an action begins with: a deploy moves the alias that there is to the version published last. What is
 * left out has the action's default.
 */
export function firstSettings(resources: readonly Resource[], target: string, action: string): Record<string, unknown> {
  const names = functionNames(resources.find(({ id }) => id === target))
  if (!names) return {}
  const [alias] = names.aliases
  const [version] = names.versions
  const [provisioned] = names.provisioned
  if (action === 'deployVersion')
    return { ...(alias ? { alias: alias.name } : {}), ...(version ? { version: version.version } : {}) }
  return action === 'setProvisionedConcurrency' && provisioned ? { qualifier: provisioned.qualifier } : {}
}
