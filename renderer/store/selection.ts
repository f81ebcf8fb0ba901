import { create } from 'zustand'
import { useDocument } from './document'

/** Ids of what is selected. At most one kind of thing is needed at a time, but a marquee may catch all three. */
export interface Selection {
  resourceIds: readonly string[]
  connectionIds: readonly string[]
  noteIds: readonly string[]
}

const nothing: Selection = { resourceIds: [], connectionIds: [], noteIds: [] }

/** The selection store; read with `useSelection(selector)`. Not undoable. */
export const useSelection = create<Selection>()(() => nothing)

/** Replaces the selection. Kinds left out are cleared. */
export function select(selection: Partial<Selection>): void {
  const next = { ...nothing, ...selection }
  const current = useSelection.getState()
  if (
    sameIds(next.resourceIds, current.resourceIds) &&
    sameIds(next.connectionIds, current.connectionIds) &&
    sameIds(next.noteIds, current.noteIds)
  )
    return
  useSelection.setState(next)
}

/** Adds a resource to the selection, or takes it out. */
export function toggleResource(id: string): void {
  useSelection.setState(({ resourceIds }) => ({
    resourceIds: resourceIds.includes(id) ? resourceIds.filter((other) => other !== id) : [...resourceIds, id],
  }))
}

export function selectAll(): void {
  const { design } = useDocument.getState()
  select({
    resourceIds: design.resources.map(({ id }) => id),
    connectionIds: design.connections.map(({ id }) => id),
    noteIds: design.notes.map(({ id }) => id),
  })
}

/** Selects the resources and notes that are not selected now. */
export function invertSelection(): void {
  const { design } = useDocument.getState()
  const { resourceIds, noteIds } = useSelection.getState()
  select({
    resourceIds: design.resources.map(({ id }) => id).filter((id) => !resourceIds.includes(id)),
    noteIds: design.notes.map(({ id }) => id).filter((id) => !noteIds.includes(id)),
  })
}

export function clearSelection(): void {
  select({})
}

export const isEmptySelection = ({ resourceIds, connectionIds, noteIds }: Selection): boolean =>
  resourceIds.length + connectionIds.length + noteIds.length === 0

// What no longer exists, after a removal, an undo or another file, is not selected either.
useDocument.subscribe((state, previous) => {
  if (state.design === previous.design) return
  const { resourceIds, connectionIds, noteIds } = useSelection.getState()
  const { resources, connections, notes } = state.design
  select({
    resourceIds: kept(resourceIds, resources),
    connectionIds: kept(connectionIds, connections),
    noteIds: kept(noteIds, notes),
  })
})

function kept(ids: readonly string[], things: readonly { id: string }[]): readonly string[] {
  if (ids.length === 0) return ids
  const known = new Set(things.map(({ id }) => id))
  return ids.filter((id) => known.has(id))
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
