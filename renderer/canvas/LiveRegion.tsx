import { useEffect } from 'react'
import { serviceOf } from '../../sim/index'
import { useDocument, useSelection } from '../store'
import { announce, useAnnouncement } from './announcements'

/** Says aloud what is selected, and what a connection has come to. */
export function LiveRegion() {
  const text = useAnnouncement((state) => state.text)
  useEffect(() => useSelection.subscribe(() => announce(describeSelection())), [])
  return (
    <output aria-live="polite" className="sr-only">
      {text}
    </output>
  )
}

function describeSelection(): string {
  const { design } = useDocument.getState()
  const { resourceIds, connectionIds, noteIds } = useSelection.getState()
  const count = resourceIds.length + connectionIds.length + noteIds.length
  if (count === 0) return 'Nothing selected.'
  if (count > 1) return `${count} items selected.`
  const resource = design.resources.find(({ id }) => id === resourceIds[0])
  if (resource) return `${resource.name}, ${serviceOf(resource.type)?.title ?? resource.type}, selected.`
  const connection = design.connections.find(({ id }) => id === connectionIds[0])
  if (!connection) return 'Note selected.'
  const nameOf = (id: string): string => design.resources.find((each) => each.id === id)?.name ?? id
  return `Connection from ${nameOf(connection.from)} to ${nameOf(connection.to)} selected.`
}
