import { useState } from 'react'
import { withDefaults } from '../../../sim/index'
import { FieldChoicesProvider, useEntryChoices } from '../choices/FieldChoices'
import type { ListControlProps } from './ListControl'
import { ListEntry } from './ListEntry'
import { plainText } from './listLook'

/** A list of forms as rows of one line, each of which opens. */
export function ListRows({ name, field, look, value, path, problems, onCommit }: ListControlProps) {
  const [open, setOpen] = useState<readonly (boolean | undefined)[]>([])
  const [countBefore, setCountBefore] = useState(value.length)
  const choices = useEntryChoices(name)
  if (countBefore !== value.length) {
    setCountBefore(value.length)
    // One that has just been added is meant to be filled in; published ones are complete.
    if (value.length === countBefore + 1 && look?.frozen === undefined) setOpen(chosenAt(open, value.length - 1, true))
  }
  if (value.length === 0) return null
  const remove = (index: number): void => {
    setOpen(open.toSpliced(index, 1))
    onCommit(value.toSpliced(index, 1).map((old) => ({ ...old })))
  }
  return (
    <FieldChoicesProvider value={choices}>
      <ul aria-label={field.label} className="my-0.5 divide-y divide-line rounded-field border border-line">
        {value.map((entry, index) => {
          const full = withDefaults(field.item, entry)
          const text = look?.text(full) ?? plainText(field.item, full)
          return (
            <ListEntry
              key={index}
              fields={field.item}
              entry={full}
              text={text}
              frozen={look?.frozen}
              path={`${path}[${index}]`}
              problems={problems.get(index) ?? []}
              open={open[index]}
              onOpenChange={(next) => setOpen(chosenAt(open, index, next))}
              onRemove={() => remove(index)}
              onChange={(setting, next) =>
                onCommit(value.map((old, at) => (at === index ? { ...old, [setting]: next } : { ...old })))
              }
            />
          )
        })}
      </ul>
    </FieldChoicesProvider>
  )
}

function chosenAt(open: readonly (boolean | undefined)[], index: number, next: boolean): (boolean | undefined)[] {
  const chosen = [...open]
  chosen[index] = next
  return chosen
}
