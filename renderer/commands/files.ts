import { type Design, restoreDesign } from '../../sim/index'
import { currentHost } from '../host/currentHost'
import type { OpenedFile } from '../host/host'
import {
  ask,
  clearRuns,
  clearSelection,
  isDirty,
  markSaved,
  newDesign,
  openDesign,
  type OpenedDesign,
  showRefusal,
  textToSave,
  useDocument,
} from '../store'
import { notify } from '../ui/Toast'

const extension = '.windtunnel.json'

/** Opens a file's text. When it is no sound design, says what is wrong with it, and the open design stays. */
export async function openFile(opened: OpenedFile): Promise<void> {
  const design = read(opened.text, opened.file.name)
  if (design && (await mayDiscard())) show({ design, sourceText: opened.text, file: opened.file })
}

/** Opens an example as a new design without a file, so that Save asks where. */
export async function openExample(text: string, title: string): Promise<void> {
  const design = read(text, title)
  if (design && (await mayDiscard())) show({ design })
}

/** Opens recovered work as unsaved changes of the file it came from. */
export function openRecovered(text: string, file: OpenedFile['file'] | null, name: string): void {
  const design = read(text, name)
  if (design) show({ design, file, unsaved: true })
}

/** Starts a blank design, once the open one may go. */
export async function startNew(): Promise<void> {
  if (!(await mayDiscard())) return
  clearRuns()
  clearSelection()
  newDesign()
}

/** Saves to the design's file, or asks for one. Resolves to whether it is saved now. */
export async function save(): Promise<boolean> {
  const { file, design } = useDocument.getState()
  if (!file || file.id.startsWith('upload:')) return saveAs()
  const text = textToSave(useDocument.getState())
  markSaved(design, await currentHost().save(file, text), text)
  notify.ok(`Saved ${file.name}`, { durationMs: 2000 })
  return true
}

/** Asks where to save. Resolves to whether it is saved now. */
export async function saveAs(): Promise<boolean> {
  const state = useDocument.getState()
  const text = textToSave(state)
  const file = await currentHost().saveAs(state.file?.name ?? `${fileBaseName(state.design.name)}${extension}`, text)
  if (!file) return false
  markSaved(state.design, file, text)
  notify.ok(`Saved ${file.name}`, { durationMs: 2000 })
  return true
}

/** A design's name as the beginning of a file name. */
export function fileBaseName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._ -]+/gu, '')
      .trim()
      .replace(/ +/g, '-')
      .toLowerCase() || 'design'
  )
}

/** True when the open design has no unsaved changes, or the user saves or gives them up. */
async function mayDiscard(): Promise<boolean> {
  const state = useDocument.getState()
  if (!isDirty(state)) return true
  const choice = await ask({
    title: `Save the changes to ${state.file?.name ?? state.design.name}?`,
    detail: 'Without saving they are lost.',
    choices: [
      { id: 'discard', label: 'Do not save' },
      { id: 'cancel', label: 'Cancel' },
      { id: 'save', label: 'Save', variant: 'primary' },
    ],
  })
  if (choice === 'save') return save()
  return choice === 'discard'
}

function read(text: string, fileName: string): Design | null {
  const restored = restoreDesign(text)
  if (!('problems' in restored)) return restored.design
  showRefusal({ fileName, problems: restored.problems })
  return null
}

function show(opened: OpenedDesign): void {
  clearRuns()
  clearSelection()
  openDesign(opened)
}
