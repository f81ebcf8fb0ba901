import { useState } from 'react'
import { TextField } from '../ui/TextField'

export interface EditableNameProps {
  name: string
  /** What is named: `Lambda function`. */
  what: string
  onRename: (name: string) => void
}

/** A name that becomes a text box when it is pressed. Enter takes it over, Escape does not. */
export function EditableName({ name, what, onRename }: EditableNameProps) {
  const [draft, setDraft] = useState<string>()
  if (draft === undefined) {
    return (
      <button
        type="button"
        aria-label={`Rename ${what} ${name}`}
        title={`${name}: click to rename`}
        onClick={() => setDraft(name)}
        className="-mx-1 block max-w-full truncate rounded-field px-1 text-left text-body font-semibold hover:bg-hover"
      >
        {name}
      </button>
    )
  }
  const finish = (keep: boolean): void => {
    if (keep && draft.trim() !== '' && draft.trim() !== name) onRename(draft)
    setDraft(undefined)
  }
  return (
    <TextField
      label={`Name of the ${what}`}
      value={draft}
      onValueChange={setDraft}
      autoFocus
      maxLength={256}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true)
        if (event.key === 'Escape') {
          event.stopPropagation()
          finish(false)
        }
      }}
    />
  )
}
