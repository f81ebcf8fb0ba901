import type { ListField, Problem } from '../../../sim/index'
import { ListRows } from './ListRows'
import { ListTable } from './ListTable'
import type { Entry, ListLook } from './listLook'

export interface ListControlProps {
  /** Its name in the form. */
  name: string
  field: ListField
  look: ListLook | undefined
  value: readonly Entry[]
  /** Where the list stands in the design: `resources[orders].config.versions`. */
  path: string
  /** Problems of entries, by index. */
  problems: ReadonlyMap<number, readonly Problem[]>
  onCommit: (value: Record<string, unknown>[]) => void
}

/** The entries of a list: as a table where each is a few plain values, else as rows that open. */
export function ListControl(props: ListControlProps) {
  return isPlain(props.field) && props.look === undefined ? <ListTable {...props} /> : <ListRows {...props} />
}

function isPlain({ item }: ListField): boolean {
  const fields = Object.values(item)
  return fields.length <= 3 && fields.every(({ kind, visibleWhen }) => kind !== 'distribution' && !visibleWhen)
}
