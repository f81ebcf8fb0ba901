import { type BrowserWindow, dialog } from 'electron'

export interface CrashHandlers {
  /** The page's process is gone. */
  onGone: () => void
  /** The page is loaded again. */
  onReload: () => void
}

/** Offers to reload a studio whose process is gone or does not answer; the reloaded studio offers the unsaved work. */
export function watchForCrashes(window: BrowserWindow, { onGone, onReload }: CrashHandlers): void {
  const reload = (): void => {
    if (window.isDestroyed()) return
    onReload()
    window.webContents.reload()
  }
  let reloadsAtOnce = false
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    onGone()
    if (reloadsAtOnce) {
      reloadsAtOnce = false
      return reload()
    }
    void offer(window, {
      message: 'Windtunnel’s window has stopped working.',
      detail: `${causeOf(reason)} Changes not yet saved were kept a moment ago; after reloading you can restore them.`,
      buttons: ['Reload', 'Close window'],
    }).then((choice) => (choice === 0 ? reload() : window.isDestroyed() || window.destroy()))
  })
  let isAsking = false
  window.on('unresponsive', () => {
    if (isAsking) return
    isAsking = true
    void offer(window, {
      message: 'Windtunnel does not answer.',
      detail: 'You can wait, or reload the window and restore the changes that were kept.',
      buttons: ['Wait', 'Reload'],
    }).then((choice) => {
      isAsking = false
      if (choice !== 1 || window.isDestroyed()) return
      reloadsAtOnce = true
      window.webContents.forcefullyCrashRenderer()
    })
  })
}

async function offer(
  window: BrowserWindow,
  { message, detail, buttons }: { message: string; detail: string; buttons: string[] },
): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response
}

function causeOf(reason: string): string {
  if (reason === 'oom' || reason === 'memory-eviction') return 'The computer had no more memory for it.'
  if (reason === 'killed') return 'It was ended from outside.'
  if (reason === 'launch-failed') return 'It could not be started.'
  return `Cause: ${reason}.`
}
