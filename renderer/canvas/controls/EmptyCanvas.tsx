import { Plus, Workflow } from 'lucide-react'
import { setLayout, useDocument } from '../../store'
import { EmptyState } from '../../ui/EmptyState'
import { openNewResourceMenu } from '../newResource'

/** What a blank canvas teaches. */
export function EmptyCanvas() {
  const isEmpty = useDocument(({ design }) => design.resources.length + design.notes.length === 0)
  if (!isEmpty) return null
  return (
    <div className="pointer-events-none absolute inset-0 z-5 grid place-items-center pb-12 [&_button]:pointer-events-auto">
      <EmptyState
        icon={<Workflow aria-hidden />}
        sentence="Put clients and services here, connect them from port to port, and run traffic through them to see what gives way first."
        action={{ label: 'Add a resource', icon: <Plus />, onSelect: () => openNewResourceMenu({}) }}
        example={{
          label: 'Start from an example',
          onSelect: () => setLayout({ leftTab: 'examples', leftOpen: true, dockMaximized: false }),
        }}
      />
    </div>
  )
}
