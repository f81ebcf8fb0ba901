import { BrowserWindow } from 'electron'
import type { EventChannel, Events } from '../channels'
import { securePreferences } from './security'
import { studioUrl } from './studioUrl'
import { minimumSize, readWindowState, rememberWindowState } from './windowState'

export interface StudioWindowOptions {
  preloadScript: string
  windowStateFile: string
  icon: string
  developmentAddress: string | undefined
  isPackaged: boolean
  /** Called with each new window, before its page loads. */
  onCreate: (window: BrowserWindow) => void
}

/** The app's one window, and what waits to be told to it until its studio listens. */
export class StudioWindow {
  readonly #options: StudioWindowOptions
  #window: BrowserWindow | undefined
  #isReady = false
  #waiting: (() => void)[] = []

  constructor(options: StudioWindowOptions) {
    this.#options = options
  }

  get current(): BrowserWindow | undefined {
    return this.#window
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (this.#window === undefined) return this.#create()
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /** Tells the studio something, once it listens; opens the window if there is none. */
  send<Channel extends EventChannel>(channel: Channel, ...payload: Events[Channel]): void {
    if (this.#window === undefined) this.#create()
    const send = (): void => this.#window?.webContents.send(channel, ...payload)
    if (this.#isReady) send()
    else this.#waiting.push(send)
  }

  /** The studio listens from now on. */
  setReady(): void {
    this.#isReady = true
    for (const send of this.#waiting.splice(0)) send()
  }

  #create(): void {
    const { preloadScript, windowStateFile, icon, developmentAddress, isPackaged, onCreate } = this.#options
    const { maximized, ...bounds } = readWindowState(windowStateFile)
    const window = new BrowserWindow({
      ...bounds,
      ...minimumSize,
      title: 'Windtunnel',
      icon,
      show: false,
      // The studio's dark canvas, so that nothing flashes before it has drawn.
      backgroundColor: '#0d1015',
      webPreferences: { ...securePreferences, preload: preloadScript, devTools: !isPackaged },
    })
    this.#window = window
    this.#isReady = false
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', () => {
      this.#window = undefined
      this.#isReady = false
      this.#waiting = []
    })
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.#isReady = false
    })
    rememberWindowState(window, windowStateFile)
    onCreate(window)
    // A page that cannot be loaded shows as an empty window; a window closed while it loads needs no word.
    window.loadURL(developmentAddress ?? studioUrl).catch(() => {})
  }
}
