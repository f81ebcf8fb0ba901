import { type ReactNode, useState } from 'react'
import { TextField } from './TextField'
import { Tooltip } from './Tooltip'

export interface InlineNameProps {
  name: string
  /** Accessible name of the button: `Rename the design Orders`. */
  label: string
  /** Accessible name of the text box: `Name of the design`. */
  boxLabel: string
  tooltip: ReactNode
  /** Called with a new name, trimmed; never with a blank one or the one it already has. */
  onRename: (name: string) => void
  /** Drawn after the name. */
  mark?: ReactNode
  className?: string
  boxClassName?: string
}

/** A name that becomes a text box when it is pressed. Enter and leaving it take the name over, Escape does not. */
export function InlineName({
  name,
  label,
  boxLabel,
  tooltip,
  onRename,
  mark,
  className,
  boxClassName,
}: InlineNameProps) {
  const [draft, setDraft] = useState<string>()
  if (draft === undefined) {
    return (
      <Tooltip content={tooltip}>
        <button type="button" aria-label={label} onClick={() => setDraft(name)} className={className}>
          <span className="truncate">{name}</span>
          {mark}
        </button>
      </Tooltip>
    )
  }
  const finish = (keep: boolean): void => {
    const wanted = draft.trim()
    if (keep && wanted !== '' && wanted !== name) onRename(wanted)
    setDraft(undefined)
  }
  return (
    <TextField
      label={boxLabel}
      value={draft}
      onValueChange={setDraft}
      autoFocus
      maxLength={256}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true)
        if (event.key === 'Escape') {
          // Escape ends the renaming alone, not the dialog or selection around it.
          event.stopPropagation()
          finish(false)
        }
      }}
      className={boxClassName}
    />
  )
}
