import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { parseAssertion } from '../../sim/index'
import { useDocument } from '../store'
import { cx } from '../ui/cx'
import { fieldBox, fieldFocus } from '../ui/fieldBox'
import { type Completion, complete, completionsAt } from './assertionCompletions'

export interface AssertionInputProps {
  value: string
  /** Accessible name. */
  label: string
  placeholder?: string
  /** Called on Enter and when the focus leaves, with a text that can be read. */
  onCommit: (expression: string) => void
}

const mostShown = 8

/** An assertion as text: says while it is typed what is wrong and where, and offers what can be written next. */
export function AssertionInput({ value, label, placeholder, onCommit }: AssertionInputProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const resources = useDocument(({ design }) => design.resources)
  const [draft, setDraft] = useState<string>()
  const [caret, setCaret] = useState(0)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const text = draft ?? value
  const parsed = text.trim() === '' ? null : parseAssertion(text)
  const problem = parsed !== null && 'error' in parsed ? parsed : null
  const found = completionsAt(text, caret, { resources })
  const items = open ? found.items.slice(0, mostShown) : []

  const offers = items.length
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (offers > 0) list.current?.scrollIntoView({ block: 'nearest' })
  }, [offers])

  const commit = (): void => {
    setOpen(false)
    if (draft === undefined || problem) return
    if (draft.trim() !== '' && draft.trim() !== value) onCommit(draft.trim())
    setDraft(undefined)
  }
  const take = (item: Completion): void => {
    const next = complete(text, caret, found.from, item)
    setDraft(next.text)
    setCaret(next.caret)
    setActive(0)
    input.current?.focus()
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[active]
    if (item && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      setActive((active + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length)
    } else if (item && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) take(item)
    else if (event.key === 'ArrowDown' && !open) setOpen(true)
    else if (event.key === 'Enter') commit()
    else if (event.key === 'Escape' && open) setOpen(false)
    else if (event.key === 'Escape' && draft !== undefined) setDraft(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative min-w-0 flex-1">
      <div
        className={cx(
          fieldBox({ size: 'dense', invalid: problem !== null && !open, differs: false, disabled: false }),
          fieldFocus,
        )}
      >
        <input
          ref={input}
          role="combobox"
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setDraft(event.target.value)
            setCaret(event.target.selectionStart ?? event.target.value.length)
            setActive(0)
            setOpen(true)
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onBlur={commit}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent px-2 font-mono text-dense outline-none placeholder:text-faint"
        />
      </div>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="What can be written here"
        hidden={items.length === 0}
        className="floating absolute inset-x-0 top-7 p-1"
      >
        {items.map((item, index) => (
          <li
            key={item.label}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            title={item.hint}
            // Before the blur that a click causes.
            onPointerDown={(event) => {
              event.preventDefault()
              take(item)
            }}
            className={cx(
              'flex h-6.5 items-center gap-2 rounded-field px-2 text-dense',
              index === active && 'bg-hover',
            )}
          >
            <span className="shrink-0 font-mono">{item.label}</span>
            <span className="min-w-0 flex-1 truncate text-right text-caption text-faint">{item.hint}</span>
          </li>
        ))}
      </ul>
      {problem && items.length === 0 && (
        <div id={`${id}-problem`} className="mt-1 text-caption text-fault [overflow-wrap:anywhere]">
          <pre aria-hidden className="overflow-hidden font-mono text-dense text-ellipsis">
            <span className="text-muted">{text.slice(0, problem.position)}</span>
            <mark className="bg-fault-soft text-fault underline decoration-wavy underline-offset-2">
              {text.slice(problem.position) || ' … '}
            </mark>
          </pre>
          At character {problem.position + 1}: {problem.error}. {problem.help}
        </div>
      )}
    </div>
  )
}
