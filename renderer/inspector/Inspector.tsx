import { useLayoutEffect, useRef } from 'react'
import { useDocument, useSelection } from '../store'
import { ConnectionInspector } from './ConnectionInspector'
import { DesignInspector } from './DesignInspector'
import { ManyConnectionsInspector } from './ManyConnectionsInspector'
import { ManyResourcesInspector } from './ManyResourcesInspector'
import { NoteInspector } from './NoteInspector'
import { ResourceInspector } from './ResourceInspector'

/** Settings of what is selected; of the whole design when nothing is. */
export function Inspector() {
  const box = useRef<HTMLDivElement>(null)
  const selection = useSelection()
  // What is selected next is read from its top.
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [selection])
  return (
    <div ref={box} className="h-full min-w-0 overflow-y-auto overflow-x-hidden bg-panel">
      <Selected />
    </div>
  )
}

/** Of a mixed selection, resources count before connections, and those before notes. */
function Selected() {
  const { resourceIds, connectionIds, noteIds } = useSelection()
  const design = useDocument((state) => state.design)
  const resources = design.resources.filter(({ id }) => resourceIds.includes(id))
  const connections = design.connections.filter(({ id }) => connectionIds.includes(id))
  const note = design.notes.find(({ id }) => noteIds.includes(id))
  const [resource] = resources
  const [connection] = connections
  if (resources.length > 1) return <ManyResourcesInspector resources={resources} />
  if (resource) return <ResourceInspector resource={resource} />
  if (connections.length > 1) return <ManyConnectionsInspector connections={connections} />
  if (connection) return <ConnectionInspector key={connection.id} connection={connection} />
  if (note) return <NoteInspector key={note.id} note={note} />
  return <DesignInspector />
}
