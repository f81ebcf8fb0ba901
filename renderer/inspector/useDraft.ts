import { type KeyboardEvent, useState } from 'react'

export interface Draft {
  /** What the box shows. */
  text: string
  error: string | undefined
  onValueChange: (text: string) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A text box that is read when Enter is pressed or the focus leaves. `read` takes the text over, or says in words what
 * is wrong with it: the text then stays for correction. Escape puts the old text back.
 */
export function useDraft(shown: string, read: (text: string) => string | undefined): Draft {
  const [draft, setDraft] = useState<string>()
  const [error, setError] = useState<string>()
  const [shownBefore, setShownBefore] = useState(shown)
  const revert = (): void => {
    setDraft(undefined)
    setError(undefined)
  }
  // Undo, or another field, has changed the value under the draft.
  if (shownBefore !== shown) {
    setShownBefore(shown)
    revert()
  }
  const commit = (): void => {
    if (draft === undefined || draft === shown) return revert()
    const problem = read(draft)
    if (problem !== undefined) return setError(problem)
    revert()
  }
  return {
    text: draft ?? shown,
    error,
    onValueChange: (text) => {
      setDraft(text)
      setError(undefined)
    },
    onBlur: commit,
    onKeyDown: (event) => {
      if (event.key === 'Enter') commit()
      if (event.key === 'Escape' && draft !== undefined) {
        event.stopPropagation()
        revert()
      }
    },
  }
}
