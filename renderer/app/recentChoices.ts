import { create } from 'zustand'
import { persist } from 'zustand/middleware'

const remembered = 20

/** Ids of what was chosen in the command palette, the latest first; remembered between sessions. */
export const useRecentChoices = create<{ ids: readonly string[] }>()(
  persist((): { ids: readonly string[] } => ({ ids: [] }), { name: 'windtunnel.recentChoices' }),
)

export function rememberChoice(id: string): void {
  useRecentChoices.setState(({ ids }) => ({ ids: [id, ...ids.filter((other) => other !== id)].slice(0, remembered) }))
}
