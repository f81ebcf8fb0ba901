import { isDirty, renameDesign, useDocument } from '../store'
import { InlineName } from '../ui/InlineName'

/** The design's name with a dot while it has unsaved changes; a click renames it in place. */
export function DesignName() {
  const name = useDocument((state) => state.design.name)
  const file = useDocument((state) => state.file)
  const dirty = useDocument(isDirty)
  const where = file ? (file.path ?? file.name) : 'Not saved in a file yet'
  return (
    <InlineName
      name={name}
      label={`Rename the design ${name}${dirty ? ', unsaved changes' : ''}`}
      boxLabel="Name of the design"
      tooltip={dirty ? `${where} · unsaved changes` : where}
      onRename={renameDesign}
      mark={dirty && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />}
      className="flex h-7 min-w-0 items-center gap-2 rounded-button px-2 text-body font-medium transition-colors hover:bg-hover"
      boxClassName="w-56"
    />
  )
}
