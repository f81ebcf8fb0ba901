import { del, get, keys, set } from 'idb-keyval'
import type { Recovery } from './host'

const prefix = 'windtunnel.recovery.'
const ownKey = `${prefix}${crypto.randomUUID()}`

// Held until this window closes: another window then knows that what is kept here belongs to nobody any more.
if (navigator.locks) void navigator.locks.request(ownKey, () => new Promise<never>(() => {}))

/** Keeps this window's unsaved work; null forgets it. */
export async function keepRecovery(recovery: Omit<Recovery, 'savedAt'> | null): Promise<void> {
  if (recovery === null) await del(ownKey)
  else await set(ownKey, { ...recovery, savedAt: new Date().toISOString() } satisfies Recovery)
}

/** The newest unsaved work of windows that are closed, and forgets all of it. */
export async function takeRecovery(): Promise<Recovery | null> {
  const open = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name))
  let newest: Recovery | null = null
  for (const key of await keys<IDBValidKey>()) {
    if (typeof key !== 'string' || !key.startsWith(prefix) || key === ownKey || open.has(key)) continue
    const recovery = await get<Recovery>(key)
    if (recovery && (newest === null || recovery.savedAt > newest.savedAt)) newest = recovery
    await del(key)
  }
  return newest
}
