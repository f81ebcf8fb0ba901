/** The chosen scenario. */
export function ScenarioPanel() {
  return null
}
