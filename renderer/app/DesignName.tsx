import { useState } from 'react'
import { isDirty, renameDesign, useDocument } from '../store'
import { TextField } from '../ui/TextField'
import { Tooltip } from '../ui/Tooltip'

/** The design's name with a dot while it has unsaved changes; a click renames it in place. */
export function DesignName() {
  const name = useDocument((state) => state.design.name)
  const file = useDocument((state) => state.file)
  const dirty = useDocument(isDirty)
  const [draft, setDraft] = useState<string | null>(null)
  const finish = (keep: boolean): void => {
    if (keep && draft !== null) renameDesign(draft)
    setDraft(null)
  }
  if (draft !== null) {
    return (
      <TextField
        label="Name of the design"
        value={draft}
        onValueChange={setDraft}
        autoFocus
        maxLength={256}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish(true)
          if (event.key === 'Escape') finish(false)
        }}
        className="w-56"
      />
    )
  }
  const where = file ? (file.path ?? file.name) : 'Not saved in a file yet'
  return (
    <Tooltip content={dirty ? `${where} · unsaved changes` : where}>
      <button
        type="button"
        aria-label={`Rename the design ${name}${dirty ? ', unsaved changes' : ''}`}
        onClick={() => setDraft(name)}
        className="flex h-7 min-w-0 items-center gap-2 rounded-button px-2 text-body font-medium transition-colors hover:bg-hover"
      >
        <span className="truncate">{name}</span>
        {dirty && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />}
      </button>
    </Tooltip>
  )
}
