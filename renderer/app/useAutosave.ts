import { useEffect } from 'react'
import { currentHost } from '../host/currentHost'
import { isDirty, textToSave, useDocument } from '../store'

const delayMs = 1500

/** Keeps unsaved work for the case of a crash. */
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
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [])
}
