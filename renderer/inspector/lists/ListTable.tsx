import { X } from 'lucide-react'
import { defaultOf } from '../../../sim/index'
import { IconButton } from '../../ui/IconButton'
import { FieldControl } from '../FieldControl'
import { problemWords } from '../fieldProblems'
import type { ListControlProps } from './ListControl'

/** A list of small forms as a table: a column per setting, a row per entry. */
export function ListTable({ field, value, problems, onCommit }: ListControlProps) {
  const columns = Object.entries(field.item)
  const item = field.itemLabel.toLowerCase()
  if (value.length === 0) return null
  return (
    <table
      aria-label={field.label}
      className="w-full table-fixed border-separate border-spacing-x-1 border-spacing-y-0.5 -mx-1"
    >
      <thead>
        <tr>
          {columns.map(([name, column]) => (
            <th
              key={name}
              scope="col"
              className="truncate text-left text-caption font-medium text-faint"
              title={column.help}
            >
              {column.label}
            </th>
          ))}
          <th className="w-6">
            <span className="sr-only">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {value.map((entry, row) => {
          const words = problemWords(problems.get(row) ?? [])
          return [
            <tr key={row}>
              {columns.map(([name, column]) => (
                <td key={name} className="align-top">
                  <FieldControl
                    field={column}
                    shared={{ mixed: false, value: entry[name] ?? defaultOf(column) }}
                    label={`${column.label} of ${item} ${row + 1}`}
                    onCommit={(next) =>
                      onCommit(value.map((old, at) => (at === row ? { ...old, [name]: next } : { ...old })))
                    }
                  />
                </td>
              ))}
              <td className="align-top">
                <IconButton
                  label={`Remove ${item} ${row + 1}`}
                  size="dense"
                  icon={<X />}
                  onClick={() => onCommit(value.toSpliced(row, 1).map((old) => ({ ...old })))}
                />
              </td>
            </tr>,
            words !== '' && (
              <tr key={`${row} problem`}>
                <td colSpan={columns.length + 1} className="text-caption text-fault">
                  {words}
                </td>
              </tr>
            ),
          ]
        })}
      </tbody>
    </table>
  )
}
