import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type GroupId, openAtFirst } from './serviceSearch'

/** Groups of the palette that are open; remembered between sessions. */
export const useOpenGroups = create<{ open: readonly GroupId[] }>()(
  persist(() => ({ open: openAtFirst }), { name: 'windtunnel.palette' }),
)

export function toggleGroup(id: GroupId): void {
  const { open } = useOpenGroups.getState()
  useOpenGroups.setState({ open: open.includes(id) ? open.filter((other) => other !== id) : [...open, id] })
}
