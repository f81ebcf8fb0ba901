import { StickyNote } from 'lucide-react'
import type { Note } from '../../sim/index'
import { changeNote, endTyping } from '../store'
import { PanelHeader } from '../ui/PanelHeader'

/** The text of a note. */
export function NoteInspector({ note }: { note: Note }) {
  return (
    <>
      <PanelHeader
        leading={<StickyNote aria-hidden className="size-6 text-faint" />}
        title="Note"
        subtitle="Text beside the architecture"
      />
      <div className="p-3.5">
        <textarea
          aria-label="Text of the note"
          value={note.text}
          maxLength={20_000}
          rows={8}
          placeholder="Why is it built this way?"
          onChange={(event) => changeNote(note.id, { text: event.target.value })}
          onBlur={endTyping}
          className="w-full resize-y rounded-field border border-line-strong bg-canvas p-2 text-body outline-none placeholder:text-faint focus-visible:outline-2 focus-visible:outline-accent"
        />
      </div>
    </>
  )
}
