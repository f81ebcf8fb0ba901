import type { AnyService, CheckContext, CheckProblem } from '../../../sim/services/define'
import { type FieldSet, withDefaults } from '../../../sim/services/fields'

type Neighbour = ReturnType<CheckContext<unknown>['connections']>[number]

/** A connection of the resource under check. */
export const neighbour = (
  of: Partial<Neighbour['other']> & { connection?: Record<string, unknown>; connectionId?: string } = {},
): Neighbour => {
  const { connection = {}, connectionId = 'c', ...other } = of
  return {
    id: connectionId,
    other: { id: 'x', type: 't', name: 'other', port: 'any', config: {}, ...other },
    config: connection,
  }
}

/** Runs a service's check on its own: its problems, for these settings and connections by port. */
export function problemsOf(
  service: AnyService,
  config: Record<string, unknown>,
  connections: Record<string, Neighbour[]> = {},
): CheckProblem[] {
  return service.check!({
    resourceId: 'it',
    parentId: null,
    config: withDefaults(service.fields as FieldSet, config),
    region: 'us-east-1',
    era: 'modern',
    quota: () => 0,
    connections: (port) => connections[port] ?? [],
    leadsTo: () => false,
    resource: () => null,
    didYouMean: () => '',
    resourcesOfType: () => [],
  } satisfies CheckContext<unknown>)
}

export const codesOf = (...args: Parameters<typeof problemsOf>): string[] => problemsOf(...args).map(({ code }) => code)
