import { create } from 'zustand'
import type { Box, Point } from '../../../sim/index'
import type { Guide } from './snap'

/** What the pointer is doing with cards and notes right now. Nothing here is saved; the end of a gesture edits the design once. */
export interface GestureState {
  /** Places of what is being dragged or animated, by resource or note id; null when everything rests. */
  moving: ReadonlyMap<string, Point> | null
  /** Frames that stay as they are while what they hold is dragged; null when everything rests. */
  stillFrames: ReadonlyMap<string, Box> | null
  /** Frame that would take what is dragged. */
  dropFrame: string | null
  /** Why the frame under what is dragged does not take it. */
  refusal: string | null
  /** Note that is being resized, with its box. */
  resizing: { noteId: string; box: Box } | null
  /** Outlines of the copies that Alt+drag would make. */
  ghosts: readonly Box[]
  guides: readonly Guide[]
  /** Resource whose name is being edited on its card. */
  renaming: string | null
  /** Note whose text is being edited in place. */
  editingNote: string | null
  /** `hand` drags the canvas where `select` draws a marquee. */
  tool: 'select' | 'hand'
}

export const useGesture = create<GestureState>()(() => ({
  moving: null,
  stillFrames: null,
  dropFrame: null,
  refusal: null,
  resizing: null,
  ghosts: [],
  guides: [],
  renaming: null,
  editingNote: null,
  tool: 'select',
}))

export const startRenaming = (resourceId: string): void => useGesture.setState({ renaming: resourceId })
export const stopRenaming = (): void => useGesture.setState({ renaming: null })
export const editNote = (noteId: string): void => useGesture.setState({ editingNote: noteId })
export const stopEditingNote = (): void => useGesture.setState({ editingNote: null })
export const chooseTool = (tool: GestureState['tool']): void => useGesture.setState({ tool })
