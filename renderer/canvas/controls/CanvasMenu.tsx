import { type ReactElement, useState } from 'react'
import { commandById, isEnabled, runCommand } from '../../commands/registry'
import {
  filterByResource,
  select,
  setLayout,
  showDock,
  startConnecting,
  useDocument,
  useLayoutPrefs,
  useRuns,
  useSelection,
} from '../../store'
import { ContextMenu } from '../../ui/ContextMenu'
import { MenuCheckItem, MenuItem, MenuSeparator } from '../../ui/MenuItem'
import { Submenu } from '../../ui/Submenu'
import { editNote } from '../gestures/gesture'
import { openNewResourceMenu } from '../newResource'

/** What was right-clicked. */
type Target = { kind: 'canvas'; x: number; y: number } | { kind: 'resource' | 'note' | 'connection'; id: string }

/** The canvas's context menu: for what is under the pointer, which it selects, or for the canvas itself. */
export function CanvasMenu({ children }: { children: ReactElement }) {
  const [target, setTarget] = useState<Target>({ kind: 'canvas', x: 0, y: 0 })
  return (
    <ContextMenu
      target={
        <div
          className="size-full"
          onContextMenuCapture={(event) => setTarget(targetOf(event.target, event.clientX, event.clientY))}
        >
          {children}
        </div>
      }
    >
      <Items target={target} />
    </ContextMenu>
  )
}

function targetOf(element: EventTarget, x: number, y: number): Target {
  const place = element instanceof Element ? element.closest('.react-flow__node, .react-flow__edge') : null
  const id = place?.getAttribute('data-id')
  if (!place || !id) return { kind: 'canvas', x, y }
  const { resourceIds, noteIds, connectionIds } = useSelection.getState()
  if (place.matches('.react-flow__edge')) {
    if (!connectionIds.includes(id)) select({ connectionIds: [id] })
    return { kind: 'connection', id }
  }
  if (place.matches('.react-flow__node-note')) {
    if (!noteIds.includes(id)) select({ noteIds: [id] })
    return { kind: 'note', id }
  }
  if (!resourceIds.includes(id)) select({ resourceIds: [id] })
  return { kind: 'resource', id }
}

function Items({ target }: { target: Target }) {
  const count = useSelection(({ resourceIds, noteIds }) => resourceIds.length + noteIds.length)
  switch (target.kind) {
    case 'canvas':
      return <CanvasItems x={target.x} y={target.y} />
    case 'connection':
      return <CommandItem id="edit.delete" danger />
    case 'note':
    case 'resource':
      if (count > 1) return <SeveralItems />
      return target.kind === 'note' ? <NoteItems id={target.id} /> : <ResourceItems id={target.id} />
  }
}

function ResourceItems({ id }: { id: string }) {
  const isPinned = useDocument(({ design }) => design.view.positions[id]?.pinned === true)
  const hasRun = useRuns(({ current }) => current?.result.resources[id] !== undefined)
  return (
    <>
      <CommandItem id="edit.rename" />
      <MenuItem shortcut="L" onSelect={() => startConnecting(id)}>
        Connect to…
      </MenuItem>
      <MenuItem
        shortcut="Mod+Right"
        onSelect={() => openNewResourceMenu({ link: { resourceId: id, port: null, direction: 'out' } })}
      >
        Connect to a new resource…
      </MenuItem>
      <MenuSeparator />
      <EditItems />
      <MenuSeparator />
      <CommandItem id="arrange.pin">{isPinned ? 'Unlock position' : 'Lock position'}</CommandItem>
      {hasRun && (
        <>
          <MenuItem onSelect={() => show(id, 'throttles')}>Show throttles</MenuItem>
          <MenuItem onSelect={() => show(id, 'traces')}>Show traces</MenuItem>
        </>
      )}
      <MenuSeparator />
      <CommandItem id="edit.delete" danger />
    </>
  )
}

function show(id: string, tab: 'throttles' | 'traces'): void {
  filterByResource(id)
  showDock(tab)
}

function NoteItems({ id }: { id: string }) {
  return (
    <>
      <MenuItem shortcut="Enter" onSelect={() => editNote(id)}>
        Edit text
      </MenuItem>
      <MenuSeparator />
      <EditItems />
      <MenuSeparator />
      <CommandItem id="edit.delete" danger />
    </>
  )
}

const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'].map((name) => `arrange.${name}`)

function SeveralItems() {
  return (
    <>
      <Submenu label="Align">
        {alignments.map((id) => (
          <CommandItem key={id} id={id} />
        ))}
      </Submenu>
      <Submenu label="Distribute">
        <CommandItem id="arrange.distributeHorizontally" />
        <CommandItem id="arrange.distributeVertically" />
      </Submenu>
      <CommandItem id="arrange.tidy">Tidy up selection</CommandItem>
      <CommandItem id="arrange.pin" />
      <MenuSeparator />
      <EditItems />
      <MenuSeparator />
      <CommandItem id="edit.delete" danger />
    </>
  )
}

function EditItems() {
  return (
    <>
      <CommandItem id="edit.cut" />
      <CommandItem id="edit.copy" />
      <CommandItem id="edit.duplicate" />
    </>
  )
}

function CanvasItems({ x, y }: { x: number; y: number }) {
  const { showGrid, showMinimap, snap } = useLayoutPrefs()
  return (
    <>
      <MenuItem shortcut="/" onSelect={() => openNewResourceMenu({ screen: { x, y } })}>
        Add a resource…
      </MenuItem>
      <CommandItem id="edit.addNote" />
      <CommandItem id="edit.paste" />
      <MenuSeparator />
      <CommandItem id="edit.selectAll" />
      <CommandItem id="view.fitAll" />
      <CommandItem id="arrange.tidy" />
      <MenuSeparator />
      <MenuCheckItem
        checked={showGrid}
        shortcut="Mod+'"
        onCheckedChange={(checked) => setLayout({ showGrid: checked })}
      >
        Grid
      </MenuCheckItem>
      <MenuCheckItem checked={snap} shortcut="Alt+S" onCheckedChange={(checked) => setLayout({ snap: checked })}>
        Snap to other cards
      </MenuCheckItem>
      <MenuCheckItem checked={showMinimap} onCheckedChange={(checked) => setLayout({ showMinimap: checked })}>
        Minimap
      </MenuCheckItem>
    </>
  )
}

/** A command of the studio, with its own title and shortcut. */
function CommandItem({ id, danger = false, children }: { id: string; danger?: boolean; children?: string }) {
  const command = commandById(id)
  if (!command) return null
  const shortcut = command.shortcuts?.[0]
  return (
    <MenuItem
      danger={danger}
      disabled={!isEnabled(command)}
      onSelect={() => void runCommand(id)}
      {...(shortcut === undefined ? {} : { shortcut })}
    >
      {children ?? command.title}
    </MenuItem>
  )
}
