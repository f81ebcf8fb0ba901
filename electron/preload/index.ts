import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Host } from '../../renderer/host/host'
import type { Answer, EventChannel, Events, Notice, Notices, Question, Questions } from '../channels'

async function ask<Channel extends Question>(
  channel: Channel,
  ...parameters: Questions[Channel]['arguments']
): Promise<Questions[Channel]['answer']> {
  const answer = (await ipcRenderer.invoke(channel, ...parameters)) as Answer<Questions[Channel]['answer']>
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

function tell<Channel extends Notice>(channel: Channel, ...parameters: Notices[Channel]): void {
  ipcRenderer.send(channel, ...parameters)
}

/** Hands on only the payload: the event object would give the page a way to send. */
function on<Channel extends EventChannel>(channel: Channel, listener: (...payload: Events[Channel]) => void) {
  const forward = (_event: unknown, ...payload: unknown[]): void => listener(...(payload as Events[Channel]))
  ipcRenderer.on(channel, forward)
  return () => void ipcRenderer.removeListener(channel, forward)
}

const host = {
  kind: 'desktop',
  open: () => ask('file:open'),
  openRecent: (id) => ask('file:openRecent', id),
  async openDropped(file) {
    const text = await file.text()
    const path = webUtils.getPathForFile(file)
    const adopted = path === '' ? null : await ask('file:adoptDropped', path, text)
    // A file without a place of its own can be read, and Save asks where to.
    return { text, file: adopted ?? { id: `upload:${file.name}`, name: file.name } }
  },
  save: (file, text) => ask('file:save', file.id, text),
  saveAs: (suggestedName, text) => ask('file:saveAs', suggestedName, text),
  exportFile: ({ name, mimeType, data }) => ask('export:file', { name, mimeType, data }),
  recentFiles: () => ask('file:recent'),
  async keepRecovery(recovery) {
    await ask(
      'recovery:keep',
      recovery && { name: recovery.name, text: recovery.text, fileId: recovery.file?.id ?? null },
    )
  },
  recovery: () => ask('recovery:take'),
  setDirty: (dirty) => tell('window:dirty', dirty),
  setTitle: (title) => tell('window:title', title),
  onMenuCommand: (listener) => on('menu:command', listener),
  onOpenFile(listener) {
    const stop = on('file:opened', listener)
    tell('window:ready')
    return stop
  },
  printToPdf: (html, suggestedName) => ask('export:pdf', html, suggestedName),
} satisfies Host

contextBridge.exposeInMainWorld('windtunnelHost', host)
