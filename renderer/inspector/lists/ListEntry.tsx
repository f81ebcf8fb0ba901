import { ChevronRight, X } from 'lucide-react'
import { useId, useState } from 'react'
import { type FieldSet, isVisible, type Problem } from '../../../sim/index'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/IconButton'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { problemsByField, problemWords } from '../fieldProblems'
import { SettingRow } from '../SettingRow'
import { useOpened } from '../useOpened'
import { valueText } from '../valueText'
import type { Entry, EntryText } from './listLook'

export interface ListEntryProps {
  fields: FieldSet
  /** Defaults filled in. */
  entry: Entry
  text: EntryText
  /** Why its settings are only shown at first. */
  frozen: string | undefined
  /** Where it stands in the design. */
  path: string
  problems: readonly Problem[]
  /** As the user chose; undefined: nothing chosen. */
  open: boolean | undefined
  onOpenChange: (open: boolean) => void
  onRemove: () => void
  onChange: (name: string, value: unknown) => void
}

/** One entry of a list: a line that opens to its settings. One with a problem is open. */
export function ListEntry({ text, problems, open, onOpenChange, onRemove, ...rest }: ListEntryProps) {
  const id = useId()
  const isOpen = useOpened(open, false, problems.length > 0)
  const worst = problems.some(({ severity }) => severity === 'error') ? 'fault' : 'error'
  return (
    <li>
      <div className="flex h-7 items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          title={`${text.title} ${text.detail}`}
          onClick={() => onOpenChange(!isOpen)}
          className="focus-inset flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-field px-1 text-left text-dense hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cx('size-3.5 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
          />
          {problems.length > 0 && <StatusGlyph status={worst} label={worst === 'fault' ? 'Error' : 'Warning'} />}
          <span className="max-w-[60%] shrink-0 truncate font-medium tabular-nums">{text.title}</span>
          <span className="min-w-0 flex-1 truncate text-muted tabular-nums">{text.detail}</span>
        </button>
        <IconButton
          label={`Remove ${text.title}`}
          size="dense"
          icon={<X />}
          className="!text-faint hover:!text-text"
          onClick={onRemove}
        />
      </div>
      <div id={id} hidden={!isOpen} className="px-2 pt-0.5 pb-2">
        {isOpen && <Content problems={problems} {...rest} />}
      </div>
    </li>
  )
}

type ContentProps = Pick<ListEntryProps, 'fields' | 'entry' | 'frozen' | 'path' | 'problems' | 'onChange'>

function Content({ frozen, ...rest }: ContentProps) {
  const [editing, setEditing] = useState(false)
  if (frozen === undefined || editing) return <EntryForm {...rest} />
  return (
    <>
      <Facts {...rest} />
      <p className="mt-1.5 text-caption text-faint">{frozen}</p>
      <Button
        size="dense"
        variant="ghost"
        className="mt-0.5 -ml-2.5"
        title="This is a drawing: correct it here without publishing anew."
        onClick={() => setEditing(true)}
      >
        Edit anyway
      </Button>
    </>
  )
}

function EntryForm({ fields, entry, path, problems, onChange }: Omit<ContentProps, 'frozen'>) {
  const sorted = problemsByField(problems, path, new Set(Object.keys(fields)))
  return (
    <>
      {visibleFields(fields, entry).map(([name, field]) =>
        field.kind === 'list' || field.kind === 'handler' ? null : (
          <SettingRow
            key={name}
            name={name}
            field={field}
            configs={[entry]}
            problems={sorted}
            isEntry
            onChange={onChange}
          />
        ),
      )}
      {sorted.whole.length > 0 && <p className="text-caption text-fault">{problemWords(sorted.whole)}</p>}
    </>
  )
}

/** An entry's settings to read; the first one is its title already. */
function Facts({ fields, entry, path, problems }: Omit<ContentProps, 'frozen' | 'onChange'>) {
  const sorted = problemsByField(problems, path, new Set(Object.keys(fields)))
  return (
    <>
      <dl className="grid grid-cols-[minmax(72px,96px)_minmax(0,1fr)] gap-x-2 gap-y-0.5 text-dense">
        {visibleFields(fields, entry).map(([name, field]) => {
          const text = valueText(field, entry[name])
          const words = problemWords(sorted.byField.get(name) ?? [])
          if ((text === '' || name === Object.keys(fields)[0]) && words === '') return null
          return (
            <div key={name} className="contents">
              <dt className="text-muted">{field.label}</dt>
              <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">
                {text}
                {words !== '' && <span className="mt-0.5 block text-caption text-fault">{words}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {sorted.whole.length > 0 && <p className="text-caption text-fault">{problemWords(sorted.whole)}</p>}
    </>
  )
}

const visibleFields = (fields: FieldSet, entry: Entry) =>
  Object.entries(fields).filter(([, field]) => isVisible(field, fields, entry))
