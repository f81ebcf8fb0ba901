import { type BrowserWindow, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import type { Answer, Notice, Notices, Question, Questions } from '../channels'
import { checkArguments, noticeChecks, questionChecks } from './argumentChecks'
import { isStudioUrl } from './studioUrl'

/** What answers each question; `window` is the one that asks. */
export type Answerers = {
  [Channel in Question]: (
    window: BrowserWindow,
    ...parameters: Questions[Channel]['arguments']
  ) => Questions[Channel]['answer'] | Promise<Questions[Channel]['answer']>
}

export type NoticeListeners = {
  [Channel in Notice]: (window: BrowserWindow, ...parameters: Notices[Channel]) => void
}

interface Sender {
  sender: WebContents
  senderFrame: WebFrameMain | null
}

/** Tells which window a message came from; undefined when it was not the studio's own page in its own window. */
export type SenderCheck = (event: Sender) => BrowserWindow | undefined

/** Accepts messages of the studio's main frame in the window that `current` returns, and no others. */
export function studioSender(current: () => BrowserWindow | undefined, developmentAddress?: string): SenderCheck {
  return ({ sender, senderFrame }) => {
    const window = current()
    if (window === undefined || window.isDestroyed() || sender !== window.webContents) return undefined
    if (senderFrame === null || senderFrame !== sender.mainFrame) return undefined
    return isStudioUrl(senderFrame.url, developmentAddress) ? window : undefined
  }
}

/** Answers the window's questions. Whatever goes wrong becomes an answer that says so: nothing is thrown. */
export function answerQuestions(answerers: Answerers, senderOf: SenderCheck): void {
  for (const channel of Object.keys(questionChecks) as Question[]) {
    ipcMain.handle(channel, async (event, ...values: unknown[]): Promise<Answer<unknown>> => {
      try {
        const window = senderOf(event)
        if (window === undefined) throw new Error('Only the studio may ask for this.')
        const answer = answerers[channel] as (window: BrowserWindow, ...parameters: unknown[]) => unknown
        return { ok: true, value: await answer(window, ...checkArguments(values, questionChecks[channel])) }
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : String(error) }
      }
    })
  }
}

/** Listens to the window's notices; one that is malformed or comes from elsewhere is dropped. */
export function listenToNotices(listeners: NoticeListeners, senderOf: SenderCheck): void {
  for (const channel of Object.keys(noticeChecks) as Notice[]) {
    ipcMain.on(channel, (event, ...values: unknown[]) => {
      const window = senderOf(event)
      if (window === undefined) return
      let parameters: unknown[]
      try {
        parameters = checkArguments(values, noticeChecks[channel])
      } catch {
        return
      }
      const listen = listeners[channel] as (window: BrowserWindow, ...parameters: unknown[]) => void
      listen(window, ...parameters)
    })
  }
}
