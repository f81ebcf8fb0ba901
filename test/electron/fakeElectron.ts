import { EventEmitter } from 'node:events'
import { vi } from 'vitest'
import { temporaryFolder } from './temporaryFolder'

/** A stand-in for the parts of Electron that the shell uses: it records what it is asked and lets tests raise events. */
export const userDataFolder = temporaryFolder()

export interface WindowOptions {
  show?: boolean
  width?: number
  height?: number
  webPreferences: Record<string, unknown>
}

export class FakeSession extends EventEmitter {
  webRequest = { onBeforeRequest: vi.fn() }
  protocol = { handle: vi.fn(), unhandle: vi.fn() }
  setPermissionRequestHandler = vi.fn()
  setPermissionCheckHandler = vi.fn()
  setDevicePermissionHandler = vi.fn()
}

export class FakeContents extends EventEmitter {
  mainFrame = { url: 'app://windtunnel/index.html' }
  send = vi.fn()
  reload = vi.fn()
  undo = vi.fn()
  redo = vi.fn()
  selectAll = vi.fn()
  forcefullyCrashRenderer = vi.fn()
  setWindowOpenHandler = vi.fn()
  setWebRTCIPHandlingPolicy = vi.fn()
  printToPDF = vi.fn(() => Promise.resolve(new Uint8Array([0x25, 0x50, 0x44, 0x46])))
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = []
  webContents = new FakeContents()
  isGone = false
  bounds = { x: 10, y: 20, width: 1200, height: 800 }
  setTitle = vi.fn()
  setDocumentEdited = vi.fn()
  maximize = vi.fn()
  restore = vi.fn()
  show = vi.fn()
  focus = vi.fn()
  loadURL = vi.fn((_url: string) => Promise.resolve())
  isMinimized = () => false
  isMaximized = () => false
  isDestroyed = () => this.isGone
  getNormalBounds = () => this.bounds

  constructor(readonly options: WindowOptions = { webPreferences: {} }) {
    super()
    FakeWindow.all.push(this)
    fakeApp.emit('web-contents-created', {}, this.webContents)
  }

  /** As Electron: a listener of `close` may keep the window. */
  close = vi.fn(() => {
    const event = { preventDefault: vi.fn() }
    this.emit('close', event)
    if (event.preventDefault.mock.calls.length === 0) this.destroy()
  })

  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    this.emit('closed')
  }
}

class FakeApp extends EventEmitter {
  isPackaged = true
  isPrimary = true
  commandLine = { appendSwitch: vi.fn(), getSwitchValue: vi.fn(() => '') }
  addRecentDocument = vi.fn()
  clearRecentDocuments = vi.fn()
  setAppUserModelId = vi.fn()
  setPath = vi.fn()
  requestSingleInstanceLock = vi.fn((_data: unknown) => this.isPrimary)
  whenReady = () => Promise.resolve()
  getPath = () => userDataFolder
  getAppPath = () => '/app'
  quit = vi.fn(() => {
    this.emit('before-quit', {})
    for (const window of FakeWindow.all) if (!window.isGone) window.close()
  })
}

type Handler = (event: unknown, ...values: unknown[]) => unknown

class FakeIpcMain extends EventEmitter {
  handlers = new Map<string, Handler>()
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`two handlers for ${channel}`)
    this.handlers.set(channel, handler)
  }
}

export const fakeApp = new FakeApp()
export const fakeIpc = new FakeIpcMain()
export const defaultSession = new FakeSession()
export const partitions = new Map<string, FakeSession>()
export const fakeProtocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() }
export const fakeShell = { openExternal: vi.fn((_url: string) => Promise.resolve()) }
export const fakeScreen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }
export const fakeMenu = { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) }

interface OpenAnswer {
  canceled: boolean
  filePaths: string[]
}
interface SaveAnswer {
  canceled: boolean
  filePath: string
}

/** What the user answers; tests change it. */
export const fakeDialog = {
  showOpenDialog: vi.fn<(...parameters: unknown[]) => Promise<OpenAnswer>>(),
  showSaveDialog: vi.fn<(...parameters: unknown[]) => Promise<SaveAnswer>>(),
  showMessageBox: vi.fn<(...parameters: unknown[]) => Promise<{ response: number }>>(),
  showErrorBox: vi.fn(),
}

backOut()
clickButton(0)

/** What `import … from 'electron'` gives in the tests. */
export const fakeElectron = {
  app: fakeApp,
  BrowserWindow: FakeWindow,
  dialog: fakeDialog,
  ipcMain: fakeIpc,
  Menu: fakeMenu,
  protocol: fakeProtocol,
  screen: fakeScreen,
  session: {
    defaultSession,
    fromPartition(name: string) {
      let found = partitions.get(name)
      if (found === undefined) {
        found = new FakeSession()
        partitions.set(name, found)
        fakeApp.emit('session-created', found)
      }
      return found
    },
  },
  shell: fakeShell,
}

/** The user chooses this path in the next dialogs. */
export function choosePath(path: string): void {
  fakeDialog.showOpenDialog.mockResolvedValue({ canceled: false, filePaths: [path] })
  fakeDialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: path })
}

/** The user backs out of the next dialogs. */
export function backOut(): void {
  fakeDialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
  fakeDialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
}

/** The user clicks the button of this index in the next message boxes. */
export function clickButton(index: number): void {
  fakeDialog.showMessageBox.mockResolvedValue({ response: index })
}

/** Asks as the studio's own page does, or as `sender` where given. */
export async function ask(channel: string, values: unknown[], sender?: unknown): Promise<unknown> {
  const handler = fakeIpc.handlers.get(channel)
  if (handler === undefined) throw new Error(`nothing answers ${channel}`)
  return handler(sender ?? senderIn(studioWindow()), ...values)
}

/** Tells as the studio's own page does, or as `sender` where given. */
export function tell(channel: string, values: unknown[], sender?: unknown): void {
  fakeIpc.emit(channel, sender ?? senderIn(studioWindow()), ...values)
}

export function senderIn(window: FakeWindow): { sender: FakeContents; senderFrame: { url: string } } {
  return { sender: window.webContents, senderFrame: window.webContents.mainFrame }
}

/** The app's window that is open now. */
export function studioWindow(): FakeWindow {
  const window = FakeWindow.all.findLast(({ isGone, options }) => !isGone && 'preload' in options.webPreferences)
  if (window === undefined) throw new Error('no window is open')
  return window
}

/** Lets everything that was started by promises and timers of no delay finish. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
