import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export type LeftTab = 'add' | 'outline' | 'examples'
export type RightTab = 'inspector' | 'scenario'
/** Tabs of the results dock. */
export type DockTab = 'metrics' | 'concurrency' | 'throttles' | 'traces' | 'map' | 'cost' | 'findings'

/** How the window is arranged; remembered between sessions. Panel sizes are remembered by ResizableGroup. */
export interface LayoutPrefs {
  leftTab: LeftTab
  rightTab: RightTab
  dockTab: DockTab
  leftOpen: boolean
  rightOpen: boolean
  dockOpen: boolean
  /** The dock takes the whole window below the top bar. */
  dockMaximized: boolean
  showGrid: boolean
  showMinimap: boolean
  /** Align to other cards while dragging. */
  snap: boolean
}

export const useLayoutPrefs = create<LayoutPrefs>()(
  persist(
    (): LayoutPrefs => ({
      leftTab: 'add',
      rightTab: 'inspector',
      dockTab: 'metrics',
      leftOpen: true,
      rightOpen: true,
      dockOpen: true,
      dockMaximized: false,
      showGrid: true,
      showMinimap: true,
      snap: true,
    }),
    { name: 'windtunnel.layout' },
  ),
)

/** Changes how the window is arranged. */
export const setLayout = (change: Partial<LayoutPrefs>): void => void useLayoutPrefs.setState(change)

/** Opens the dock at a tab. */
export const showDock = (dockTab: DockTab): void => setLayout({ dockTab, dockOpen: true })

/** Opens the right panel at a tab. */
export const showRight = (rightTab: RightTab): void => setLayout({ rightTab, rightOpen: true })
