import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button'
import { SectionTitle } from '../ui/SectionTitle'

export interface AddableSectionProps {
  title: string
  /** Words of the button: "Add fault". */
  add: string
  onAdd: () => void
  disabled?: boolean
  /** Stands in it while there is nothing. */
  empty: ReactNode
  children: ReactNode
}

/** A section of the scenario panel with a list that can be added to. */
export function AddableSection({ title, add, onAdd, disabled = false, empty, children }: AddableSectionProps) {
  return (
    <section className="border-b border-line px-3.5 py-2.5 last:border-b-0">
      <SectionTitle
        trailing={
          <Button size="dense" variant="ghost" icon={<Plus aria-hidden />} disabled={disabled} onClick={onAdd}>
            {add}
          </Button>
        }
      >
        {title}
      </SectionTitle>
      {empty && <p className="text-dense text-muted">{empty}</p>}
      {children}
    </section>
  )
}
