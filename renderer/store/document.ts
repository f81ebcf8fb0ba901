import { type Draft, produce } from 'immer'
import { temporal } from 'zundo'
import { create, useStore } from 'zustand'
import { blankDesign, type Design } from '../../sim/index'
import type { FileReference } from '../host/host'

/** The open design and where it came from. Only `design` (with the name of its last edit) is undoable. */
export interface DocumentState {
  design: Design
  /** The design as it was last opened or saved: the file is dirty when `design` is another one. */
  savedDesign: Design
  /** Bytes of the opened file, written back unchanged while the design is untouched; null for a new design. */
  sourceText: string | null
  /** Where Save writes to; null until the design has a file. */
  file: FileReference | null
  /** Scenario on screen and run next. Choosing one is neither an edit nor an undo step. */
  scenarioId: string | null
  /** What the last edit did, as a verb phrase: `move 3 resources`. Null on an unedited design. */
  lastEdit: string | null
  /** Grows with every opened, created or restored design, so that views can reset themselves. */
  generation: number
}

type Undoable = Pick<DocumentState, 'design' | 'lastEdit'>

const first = starterDesign()

/** A blank design with one scenario, so that the first thing drawn can run. */
function starterDesign(): Design {
  return {
    ...blankDesign('Untitled'),
    scenarios: [
      {
        id: 'steady',
        name: 'Steady load',
        durationSeconds: 300,
        warmupSeconds: 0,
        streams: [],
        faults: [],
        assertions: [],
      },
    ],
  }
}

/** The document store. Components read it with `useDocument(selector)`; edits go through `edit` and the edit functions. */
export const useDocument = create<DocumentState>()(
  temporal(
    (): DocumentState => ({
      design: first,
      savedDesign: first,
      sourceText: null,
      file: null,
      scenarioId: first.scenarios[0]?.id ?? null,
      lastEdit: null,
      generation: 0,
    }),
    {
      limit: 500,
      partialize: ({ design, lastEdit }): Undoable => ({ design, lastEdit }),
      equality: (past, current) => past.design === current.design,
    },
  ),
)

const history = useDocument.temporal
const typingPauseMs = 500
let typing: { key: string; at: number } | null = null
let gesture: { recorded: boolean } | null = null

export interface EditOptions {
  /**
   * Edits with the same key in quick succession (each within 500 ms of the one before) are one undo step:
   * typing in one field, holding an arrow key. `endTyping` closes the step early.
   */
  typingKey?: string
}

/**
 * Changes the design: the only way to. One call is one undo step, unless it continues a gesture or typing.
 * A recipe that changes nothing leaves no step.
 */
export function edit(label: string, recipe: (design: Draft<Design>) => void, options: EditOptions = {}): void {
  const { design } = useDocument.getState()
  const next = produce(design, recipe)
  if (next === design) return
  const now = performance.now()
  const continuesTyping =
    options.typingKey !== undefined && typing?.key === options.typingKey && now - typing.at < typingPauseMs
  typing = options.typingKey === undefined ? null : { key: options.typingKey, at: now }
  const joins = continuesTyping || gesture?.recorded === true
  if (joins) history.getState().pause()
  useDocument.setState({ design: next, lastEdit: label })
  if (joins) history.getState().resume()
  if (gesture) gesture.recorded = true
  keepScenario()
}

/** Closes the undo step that typing has open, as a field does on blur. */
export function endTyping(): void {
  typing = null
}

/** Starts a gesture, such as a drag of a slider: all edits until `endGesture` are one undo step. */
export function beginGesture(): void {
  typing = null
  gesture = { recorded: false }
}

export function endGesture(): void {
  typing = null
  gesture = null
}

/** Makes all edits inside `action` one undo step. */
export function asOneStep(action: () => void): void {
  if (gesture) return action()
  beginGesture()
  try {
    action()
  } finally {
    endGesture()
  }
}

/** Takes the last step back. */
export function undo(): void {
  endGesture()
  history.getState().undo()
  keepScenario()
}

/** Makes the step taken back again. */
export function redo(): void {
  endGesture()
  history.getState().redo()
  keepScenario()
}

/** What undo and redo would do, as verb phrases for menus; null when there is nothing to. */
export function useHistory(): { undoLabel: string | null; redoLabel: string | null } {
  const pastCount = useStore(history, (state) => state.pastStates.length)
  const redoLabel = useStore(history, (state) => state.futureStates.at(-1)?.lastEdit ?? null)
  const lastEdit = useDocument((state) => state.lastEdit)
  return { undoLabel: pastCount > 0 ? lastEdit : null, redoLabel }
}

export const canUndo = (): boolean => history.getState().pastStates.length > 0
export const canRedo = (): boolean => history.getState().futureStates.length > 0

/** What a design opened from a file, an example or a recovery brings along. */
export interface OpenedDesign {
  design: Design
  sourceText?: string | null
  file?: FileReference | null
  /** Recovered work counts as changed since it was saved. */
  unsaved?: boolean
}

/** Replaces the open design; its history starts empty. */
export function openDesign({ design, sourceText = null, file = null, unsaved = false }: OpenedDesign): void {
  endGesture()
  const scenarioId =
    design.scenarios.find((scenario) => scenario.id === design.view.scenario)?.id ?? design.scenarios[0]?.id ?? null
  history.getState().pause()
  useDocument.setState((state) => ({
    design,
    savedDesign: unsaved ? { ...design } : design,
    sourceText: unsaved ? null : sourceText,
    file,
    scenarioId,
    lastEdit: null,
    generation: state.generation + 1,
  }))
  history.getState().resume()
  history.getState().clear()
}

/** Starts a blank design. */
export function newDesign(): void {
  openDesign({ design: starterDesign() })
}

/** Notes that `design` is now in `file` with exactly this text. Edits made while it was being written stay unsaved. */
export function markSaved(design: Design, file: FileReference, text: string): void {
  useDocument.setState({ savedDesign: design, file, sourceText: text })
}

/** Chooses the scenario on screen. */
export function chooseScenario(scenarioId: string): void {
  useDocument.setState({ scenarioId })
}

/** True when the open design has changes that are in no file. */
export const isDirty = (state: Pick<DocumentState, 'design' | 'savedDesign'>): boolean =>
  state.design !== state.savedDesign

/** Keeps the chosen scenario one that exists, whatever an edit or an undo did. */
function keepScenario(): void {
  const { design, scenarioId } = useDocument.getState()
  if (design.scenarios.some((scenario) => scenario.id === scenarioId)) return
  useDocument.setState({ scenarioId: design.scenarios[0]?.id ?? null })
}
