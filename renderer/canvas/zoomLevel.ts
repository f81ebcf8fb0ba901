import { useStore } from '@xyflow/react'

/** Below this zoom the figures cannot be read: cards show tile and name alone, larger. */
export const farZoom = 0.55

/** Whether the canvas is zoomed out so far that details are left out. */
export const useIsFar = (): boolean => useStore((state) => state.transform[2] < farZoom)
