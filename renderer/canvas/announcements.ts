import { create } from 'zustand'

/** What the canvas tells people who do not see it. */
export const useAnnouncement = create<{ text: string }>()(() => ({ text: '' }))

/** Has a screen reader say something once it is idle. */
export const announce = (text: string): void => useAnnouncement.setState({ text })
