import { app, type BrowserWindow, dialog } from 'electron'

/** Asks before a window with unsaved changes closes, and has the studio save them where the user wants it. */
export class CloseGuard {
  readonly #window: BrowserWindow
  readonly #save: () => void
  readonly #endWell: () => void
  #dirty = false
  #gone = false
  #asking = false
  #mayClose = false
  #closesWhenSaved = false
  #quits = false

  /** `save` makes the studio save; `endWell` is called when the window closes and nothing is lost. */
  constructor(window: BrowserWindow, save: () => void, endWell: () => void) {
    this.#window = window
    this.#save = save
    this.#endWell = endWell
    const onQuit = (): void => void (this.#quits = true)
    app.on('before-quit', onQuit)
    window.on('close', (event) => this.#onClose(event))
    window.on('closed', () => app.off('before-quit', onQuit))
  }

  /** Whether closing the window would lose work. */
  setDirty(dirty: boolean): void {
    this.#dirty = dirty
    if (process.platform === 'darwin') this.#window.setDocumentEdited(dirty)
    if (dirty) this.savingEnded()
    else if (this.#closesWhenSaved) this.#finish()
  }

  /** The studio did not save after all: the user backed out of the dialog, or writing failed. The window stays. */
  savingEnded(): void {
    this.#closesWhenSaved = false
    this.#quits = false
  }

  /** The studio's process is gone, so nobody could save: the window may close, and its work stays for recovery. */
  studioGone(): void {
    this.#gone = true
    this.savingEnded()
  }

  /** The studio is loaded again, with no design open. */
  studioReloaded(): void {
    this.#gone = false
    this.#dirty = false
  }

  #onClose(event: { preventDefault(): void }): void {
    if (this.#gone) return
    if (this.#dirty && !this.#mayClose) {
      event.preventDefault()
      if (!this.#asking) void this.#ask()
      return
    }
    this.#endWell()
  }

  async #ask(): Promise<void> {
    this.#asking = true
    const { response } = await dialog
      .showMessageBox(this.#window, {
        type: 'warning',
        message: 'Save the changes before closing?',
        detail: 'Without saving they are lost.',
        buttons: ['Save', 'Do not save', 'Cancel'],
        defaultId: 0,
        cancelId: 2,
        noLink: true,
      })
      .finally(() => (this.#asking = false))
    if (response === 1) return this.#finish()
    if (response !== 0) return this.savingEnded()
    this.#closesWhenSaved = true
    this.#save()
  }

  #finish(): void {
    this.#mayClose = true
    if (this.#quits) app.quit()
    else this.#window.close()
  }
}
