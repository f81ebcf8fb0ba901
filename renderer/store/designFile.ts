import { serializeDesign } from '../../sim/index'
import { type DocumentState, isDirty } from './document'

/** What Save writes: the file's own bytes while nothing has changed, else the design with the scenario on screen. */
export function textToSave(state: DocumentState): string {
  if (!isDirty(state) && state.sourceText !== null) return state.sourceText
  const { design, scenarioId } = state
  return serializeDesign(scenarioId === null ? design : { ...design, view: { ...design.view, scenario: scenarioId } })
}
