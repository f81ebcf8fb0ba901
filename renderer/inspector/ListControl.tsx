import { Plus, X } from 'lucide-react'
import { type Field, type ListField, defaultOf } from '../../sim/index'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { FieldControl } from './FieldControl'

export interface ListControlProps {
  field: ListField
  value: readonly Readonly<Record<string, unknown>>[]
  onCommit: (value: Record<string, unknown>[]) => void
}

/** A list of small forms as a table: a column per setting, a row per entry. */
export function ListControl({ field, value, onCommit }: ListControlProps) {
  const columns = Object.entries(field.item)
  const item = field.itemLabel
  const addEntry = (): void => {
    onCommit([...value.map((entry) => ({ ...entry })), nextEntry(field, value)])
  }
  return (
    <div>
      {value.length > 0 && (
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
            {value.map((entry, row) => (
              <tr key={row}>
                {columns.map(([name, column]) => (
                  <td key={name} className="align-top">
                    <FieldControl
                      field={column}
                      shared={{ mixed: false, value: entry[name] ?? defaultOf(column) }}
                      label={`${column.label} of ${item.toLowerCase()} ${row + 1}`}
                      onCommit={(next) =>
                        onCommit(value.map((old, at) => (at === row ? { ...old, [name]: next } : { ...old })))
                      }
                    />
                  </td>
                ))}
                <td className="align-top">
                  <IconButton
                    label={`Remove ${item.toLowerCase()} ${row + 1}`}
                    size="dense"
                    icon={<X />}
                    onClick={() => onCommit(value.toSpliced(row, 1).map((old) => ({ ...old })))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        size="dense"
        variant="ghost"
        icon={<Plus aria-hidden />}
        className="-ml-2.5"
        disabled={value.length >= field.maxItems}
        onClick={addEntry}
      >
        Add {item.toLowerCase()}
      </Button>
    </div>
  )
}

/** Defaults, with the first choice that no other entry has, so that entries for `GET` and `POST` come by themselves. */
function nextEntry(field: ListField, value: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const entry = Object.fromEntries(Object.entries(field.item).map(([name, column]) => [name, defaultOf(column)]))
  const [name, first] = Object.entries(field.item)[0] ?? []
  if (name !== undefined && first?.kind === 'choice') entry[name] = freeOption(first, name, value)
  return entry
}

function freeOption(
  field: Field & { kind: 'choice' },
  name: string,
  value: readonly Readonly<Record<string, unknown>>[],
): unknown {
  const taken = new Set(value.map((entry) => entry[name] ?? field.default))
  return field.options.find((option) => !taken.has(option.value))?.value ?? field.default
}
