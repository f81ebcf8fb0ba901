import { memo } from 'react'
import { renameResource } from '../../store'
import { stopRenaming, useGesture } from '../gestures/gesture'

/** The resource's name; an input while it is being renamed. Enter or leaving it keeps the text, Escape the old name. */
export const CardName = memo(function CardName({ id, name }: { id: string; name: string }) {
  const renaming = useGesture((state) => state.renaming === id)
  if (!renaming) {
    return (
      <div id={`card-name-${id}`} className="truncate text-[13px]/[16px] font-semibold text-text">
        {name}
      </div>
    )
  }
  const finish = (input: HTMLInputElement, keep: boolean): void => {
    if (useGesture.getState().renaming !== id) return
    if (keep) renameResource(id, input.value)
    stopRenaming()
    input.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true })
  }
  return (
    <input
      aria-label={`Name of ${name}`}
      defaultValue={name}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget, true)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish(event.currentTarget, true)
        if (event.key === 'Escape') finish(event.currentTarget, false)
      }}
      className="nodrag nopan -my-px -ml-1 block h-[18px] w-full rounded-field border border-accent bg-canvas px-[3px] text-[13px]/[16px] font-semibold text-text select-text outline-none"
    />
  )
})
