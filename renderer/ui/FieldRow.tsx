import { RotateCcw } from 'lucide-react'
import { createContext, type ReactNode, use, useId, useMemo } from 'react'
import { cx } from './cx'
import { IconButton } from './IconButton'
import { Tooltip } from './Tooltip'

interface FieldState {
  id: string
  describedBy: string | undefined
  invalid: boolean
  differs: boolean
}

const FieldContext = createContext<FieldState | undefined>(undefined)

/** What the surrounding FieldRow says about its control: id, description, validity. Undefined outside one. */
export function useField(): FieldState | undefined {
  return use(FieldContext)
}

/** Takes what is inside out of the surrounding FieldRow, for controls of their own in a popover or a table. */
export function OutsideField({ children }: { children: ReactNode }) {
  return <FieldContext value={undefined}>{children}</FieldContext>
}

export interface FieldRowProps {
  label: string
  /** One line of help, shown when the label is hovered. */
  help?: string
  /** Faint text under the control. */
  hint?: ReactNode
  /** What is wrong, in words, under the control; replaces the hint. */
  error?: string
  /** The value is not the default: draws the accent bar on the control. */
  differs?: boolean
  /** Offers to put the default back; shown only when `differs`. */
  onReset?: () => void
  /** Small buttons about the field, such as its help; shown over the label's end on hover and on focus. */
  actions?: ReactNode
  /** Label above the control instead of at its left, for wide controls. */
  stacked?: boolean
  className?: string
  /** One control: TextField, QuantityField, Select, Checkbox, Switch, SegmentedControl. */
  children: ReactNode
}

/** A labelled row of a form: label left, control right, error or hint beneath. */
export function FieldRow({
  label,
  help,
  hint,
  error,
  differs = false,
  onReset,
  actions,
  stacked = false,
  className,
  children,
}: FieldRowProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  const hasNote = note !== undefined && note !== null && note !== ''
  const invalid = error !== undefined && error !== ''
  const state = useMemo(
    () => ({ id, describedBy: hasNote ? noteId : undefined, invalid, differs }),
    [id, noteId, hasNote, invalid, differs],
  )
  const labelElement = (
    <label htmlFor={id} className="line-clamp-2 min-w-0 text-dense text-muted [overflow-wrap:anywhere]">
      {label}
    </label>
  )
  return (
    <div
      className={cx(
        'group/field grid items-start gap-x-2 py-0.5',
        stacked ? 'grid-cols-1 gap-y-1' : 'grid-cols-[minmax(72px,96px)_minmax(0,1fr)]',
        className,
      )}
    >
      <div className={cx('relative flex min-w-0 items-center', stacked ? 'min-h-5' : 'min-h-6.5')}>
        {help ? (
          <Tooltip content={help} side="left">
            {labelElement}
          </Tooltip>
        ) : (
          labelElement
        )}
        {(actions || (differs && onReset)) && (
          <div className="pointer-events-none absolute right-0 flex bg-panel pl-1 opacity-0 group-focus-within/field:pointer-events-auto group-focus-within/field:opacity-100 group-hover/field:pointer-events-auto group-hover/field:opacity-100 has-[[data-state=open]]:opacity-100">
            {differs && onReset && (
              <IconButton
                label={`Reset ${label} to its default`}
                icon={<RotateCcw className="!size-3" />}
                size="dense"
                onClick={onReset}
                className="!size-5"
              />
            )}
            {actions}
          </div>
        )}
      </div>
      <FieldContext value={state}>{children}</FieldContext>
      {hasNote && (
        <p
          id={noteId}
          className={cx(
            'mt-1 min-w-0 text-caption [overflow-wrap:anywhere]',
            !stacked && 'col-start-2',
            invalid ? 'text-fault' : 'text-faint',
          )}
        >
          {note}
        </p>
      )}
    </div>
  )
}
