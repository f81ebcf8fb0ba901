import { create } from 'zustand'

/** Dialogs that cover the studio; at most one is open. */
export type DialogId = 'commandPalette' | 'shortcuts' | 'problems' | 'compare' | 'about'

/** What is going on on screen; never saved. */
export interface UiState {
  dialog: DialogId | null
  /** Connecting by keyboard: the resource that the connection starts from. */
  connectFrom: string | null
  /** Text the command palette opens with. */
  paletteQuery: string
  /** The palette's search box shall take the focus; it resets this when it has. */
  searchFocus: boolean
  /** Resource whose problems, throttles or traces a view shall show; null for all. */
  resourceFilter: string | null
}

export const useUi = create<UiState>()(() => ({
  dialog: null,
  connectFrom: null,
  paletteQuery: '',
  searchFocus: false,
  resourceFilter: null,
}))

export const openDialog = (dialog: DialogId): void => useUi.setState({ dialog })
export const closeDialog = (): void => useUi.setState({ dialog: null })

/** Starts connecting from a resource; Escape or a finished connection ends it. */
export const startConnecting = (resourceId: string): void => useUi.setState({ connectFrom: resourceId })
export const stopConnecting = (): void => useUi.setState({ connectFrom: null })

/** Limits the dock's views to one resource, or to none with null. */
export const filterByResource = (resourceId: string | null): void => useUi.setState({ resourceFilter: resourceId })
