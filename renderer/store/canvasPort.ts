import { create } from 'zustand'

/** What commands, the palette and the outline may ask of the canvas. The canvas registers it while it is mounted. */
export interface CanvasPort {
  /** Middle of what is on screen, canvas px. */
  centre(): { x: number; y: number }
  /** Where the pointer is over the canvas, canvas px; null when it is elsewhere. */
  pointer(): { x: number; y: number } | null
  /** Measured sizes of cards and frames by resource id, px. */
  sizes(): Readonly<Record<string, { width: number; height: number }>>
  zoomIn(): void
  zoomOut(): void
  /** 1 is 100 %. */
  zoomTo(zoom: number): void
  fitAll(): void
  fitSelection(): void
  /** Brings resources into view if they are not. */
  reveal(resourceIds: readonly string[]): void
  /** Lays the design out left to right; with a selection of two or more, only that. Pinned resources stay. */
  tidy(): void
  /** Opens the inline name editor of a resource's card. */
  rename(resourceId: string): void
  /** Gives the keyboard to the canvas: to the selected resource's card, if there is just one. */
  focus(): void
}

/** Where the canvas publishes its port; null while no canvas is on screen. */
export const useCanvasPort = create<{ port: CanvasPort | null }>()(() => ({ port: null }))

/** Registers the canvas; returns the function that takes it back. */
export function registerCanvas(port: CanvasPort): () => void {
  useCanvasPort.setState({ port })
  return () => useCanvasPort.setState((state) => (state.port === port ? { port: null } : state))
}
