import type { Note } from '../../sim/index'
import { edit, useDocument } from './document'
import { newId } from './ids'
import { select } from './selection'

/** Adds a note with its top left corner at a point of the canvas (px) and selects it. Returns its id. */
export function addNote(position: { x: number; y: number }, text = ''): string {
  const id = newId('note', useDocument.getState().design.notes)
  edit('add note', (draft) => {
    draft.notes.push({ id, text, x: position.x, y: position.y, width: 200, height: 96 })
  })
  select({ noteIds: [id] })
  return id
}

/** Changes a note's text, place or size. Typing is one undo step. */
export function changeNote(id: string, change: Partial<Omit<Note, 'id'>>): void {
  edit('change note', (draft) => Object.assign(draft.notes.find((note) => note.id === id) ?? {}, change), {
    typingKey: `note ${id} ${Object.keys(change).join(' ')}`,
  })
}
