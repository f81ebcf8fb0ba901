import { useEffect } from 'react'
import { openRecovered } from '../commands/files'
import { currentHost } from '../host/currentHost'
import { ask, isDirty, textToSave, useDocument } from '../store'

const delayMs = 1500

/** Keeps unsaved work for the case of a crash, and offers what an earlier session left behind. */
export function useAutosave(): void {
  useEffect(() => {
    const host = currentHost()
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = (): void => {
      const state = useDocument.getState()
      const name = state.file?.name ?? state.design.name
      const recovery = isDirty(state) ? { name, text: textToSave(state), file: state.file } : null
      // Where nothing can be kept (a private window, a full disk), work goes on without.
      host.keepRecovery(recovery).catch(() => {})
    }
    const unsubscribe = useDocument.subscribe((state, previous) => {
      host.setDirty(isDirty(state))
      if (state.design === previous.design && state.savedDesign === previous.savedDesign) return
      clearTimeout(timer)
      timer = setTimeout(keep, isDirty(state) ? delayMs : 0)
    })
    void offerRecovery()
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])
}

async function offerRecovery(): Promise<void> {
  const recovery = await currentHost()
    .recovery()
    .catch(() => null)
  if (!recovery) return
  const when = new Date(recovery.savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  const choice = await ask({
    title: `Restore unsaved work on ${recovery.name}?`,
    detail: `Windtunnel closed before it was saved. The work was kept at ${when}.`,
    choices: [
      { id: 'discard', label: 'Discard' },
      { id: 'restore', label: 'Restore', variant: 'primary' },
    ],
  })
  if (choice === 'restore') openRecovered(recovery.text, recovery.file, recovery.name)
}
