import { useSyncExternalStore } from 'react'

const query = '(prefers-reduced-motion: reduce)'

/** Whether the user has asked for less motion. */
export const prefersReducedMotion = (): boolean => globalThis.matchMedia(query).matches

/** As `prefersReducedMotion`; re-renders when the wish changes. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, prefersReducedMotion)

function subscribe(listener: () => void): () => void {
  const media = globalThis.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
