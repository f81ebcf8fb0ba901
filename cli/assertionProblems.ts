import { type Design, didYouMean, parseAssertion, type Problem, type Scenario, serviceOf } from '../sim/index'

/** Assertions of a scenario that cannot be read, or that name a resource or metric the design does not have. */
export function assertionProblems(design: Design, scenario: Scenario): Problem[] {
  return scenario.assertions.flatMap(({ id, expression }) =>
    problemAt(design, expression, `scenarios[${scenario.id}].assertions[${id}]`),
  )
}

/** The same for assertions of the command line. */
export function assertOptionProblems(design: Design, expressions: readonly string[]): Problem[] {
  return expressions.flatMap((expression) => problemAt(design, expression, `--assert "${expression}"`))
}

function problemAt(design: Design, expression: string, path: string): Problem[] {
  const problem = problemOf(design, expression)
  return problem === null ? [] : [{ ...problem, path }]
}

function problemOf(design: Design, expression: string): Problem | null {
  const problem = (code: string, resourceId: string | null, message: string, help: string): Problem => ({
    code,
    severity: 'error',
    resourceId,
    path: null,
    message: `Assertion ${expression}: ${message}.`,
    help,
  })
  const parsed = parseAssertion(expression)
  if (!('ok' in parsed))
    return problem('assertion.syntax', null, `${parsed.error} (at character ${parsed.position + 1})`, parsed.help)
  const { measure } = parsed.ok
  if (measure.resourceId === null) return null
  const resource = design.resources.find(({ id }) => id === measure.resourceId)
  if (resource === undefined) {
    const ids = design.resources.map(({ id }) => id)
    const namesake = design.resources.find(({ name }) => name === measure.resourceId)
    const help = namesake === undefined ? didYouMean(measure.resourceId, ids) : `Did you mean ${namesake.id}?`
    return problem('assertion.resource', null, `there is no resource ${measure.resourceId}`, help)
  }
  if (measure.kind !== 'statistic' || measure.metric === null) return null
  const metrics = serviceOf(resource.type)?.metrics.map(({ name }) => name) ?? []
  if (metrics.includes(measure.metric)) return null
  const help = didYouMean(measure.metric, metrics)
  return problem('assertion.metric', resource.id, `${resource.id} has no metric ${measure.metric}`, help)
}
