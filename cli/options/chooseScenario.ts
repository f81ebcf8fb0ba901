import { type Design, didYouMean, type Scenario } from '../../sim/index'
import { inputError } from '../InputError'

/** The scenario of an id or name; without one the scenario last looked at in the studio, else the first. */
export function chooseScenario(design: Design, wanted: string | undefined): Scenario {
  const { scenarios } = design
  if (scenarios.length === 0) {
    const help = 'Add one with traffic in the studio, or under "scenarios" in the file.'
    throw inputError(design.name, 'scenario.none', 'The design has no scenario to run.', help)
  }
  if (wanted === undefined) return scenarios.find(({ id }) => id === design.view.scenario) ?? scenarios[0]!
  const lower = wanted.toLowerCase()
  const found =
    scenarios.find(({ id }) => id === wanted) ??
    scenarios.find(({ name }) => name === wanted) ??
    scenarios.find(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower)
  if (found !== undefined) return found
  const help = didYouMean(wanted, [...new Set(scenarios.flatMap(({ id, name }) => [id, name]))])
  throw inputError('--scenario', 'scenario.unknown', `There is no scenario ${wanted}.`, help)
}
