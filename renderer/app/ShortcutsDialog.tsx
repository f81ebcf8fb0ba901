import { useState } from 'react'
import type { Command, CommandGroup } from '../commands/command'
import { allCommands } from '../commands/registry'
import { closeDialog } from '../store'
import { Dialog } from '../ui/Dialog'
import { Kbd } from '../ui/Kbd'
import { SearchField } from '../ui/SearchField'

/** What pointer and keys do on the canvas beyond the commands. */
const gestures: readonly [action: string, keys: string][] = [
  ['Pan', 'Space+drag'],
  ['Pan', 'two-finger scroll'],
  ['Zoom at the pointer', 'Mod+wheel'],
  ['Add to the selection', 'Shift+click'],
  ['Play or pause', 'Space'],
]

/** Every shortcut there is, searchable. */
export function ShortcutsDialog() {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const groups = new Map<CommandGroup, Command[]>()
  for (const command of allCommands()) {
    if (!command.shortcuts || !command.title.toLowerCase().includes(wanted)) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  const shownGestures = gestures.filter(([action]) => action.toLowerCase().includes(wanted))
  return (
    <Dialog open onOpenChange={closeDialog} title="Keyboard shortcuts" width="large">
      <SearchField label="Search shortcuts" value={query} onValueChange={setQuery} autoFocus className="mb-3" />
      <div className="columns-2 gap-8">
        {[...groups].map(([group, commands]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-dense font-semibold text-muted">{group}</h3>
            {commands.map(({ id, title, shortcuts = [] }) => (
              <Row key={id} action={title} keys={shortcuts} />
            ))}
          </section>
        ))}
        {shownGestures.length > 0 && (
          <section className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-dense font-semibold text-muted">Canvas</h3>
            {shownGestures.map(([action, keys]) => (
              <Row key={keys} action={action} keys={[keys]} />
            ))}
          </section>
        )}
      </div>
      {groups.size + shownGestures.length === 0 && (
        <p className="py-6 text-center text-muted">No shortcut matches “{query}”.</p>
      )}
    </Dialog>
  )
}

function Row({ action, keys }: { action: string; keys: readonly string[] }) {
  return (
    <div className="flex min-h-6 items-center justify-between gap-4 text-dense">
      <span className="min-w-0">{action}</span>
      <span className="flex shrink-0 gap-1">
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
      </span>
    </div>
  )
}
