import { type EdgeChange, type NodeChange, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { select, useDocument, useSelection } from '../../store'
import type { CanvasNode, ConnectionEdge } from '../flowTypes'

/** Brings what is clicked or caught by the marquee into the selection. */
export function useSelecting() {
  const store = useStoreApi()
  return useMemo(() => {
    const selectNodes = (changes: readonly NodeChange<CanvasNode>[]): void => {
      const news = changes.flatMap((change) => (change.type === 'select' ? [change] : []))
      if (news.length === 0) return
      const notes = new Set(useDocument.getState().design.notes.map(({ id }) => id))
      const current = useSelection.getState()
      select({
        ...current,
        resourceIds: changed(
          current.resourceIds,
          news.filter(({ id }) => !notes.has(id)),
        ),
        noteIds: changed(
          current.noteIds,
          news.filter(({ id }) => notes.has(id)),
        ),
      })
    }

    const selectEdges = (changes: readonly EdgeChange<ConnectionEdge>[]): void => {
      const news = changes.flatMap((change) => (change.type === 'select' ? [change] : []))
      // A marquee is about cards and notes: their connections go along with them anyway.
      const ofMarquee = store.getState().userSelectionActive
      const wanted = ofMarquee ? news.filter(({ selected }) => !selected) : news
      if (wanted.length === 0) return
      const current = useSelection.getState()
      select({ ...current, connectionIds: changed(current.connectionIds, wanted) })
    }

    return { selectNodes, selectEdges }
  }, [store])
}

function changed(ids: readonly string[], news: readonly { id: string; selected: boolean }[]): readonly string[] {
  if (news.length === 0) return ids
  const next = new Set(ids)
  for (const { id, selected } of news) {
    if (selected) next.add(id)
    else next.delete(id)
  }
  return [...next]
}
