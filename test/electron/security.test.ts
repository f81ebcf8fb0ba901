import { beforeAll, describe, expect, test, vi } from 'vitest'
import { printPolicy, studioPolicy } from '../../electron/main/contentSecurityPolicy'
import { linkTreatment } from '../../electron/main/externalLinks'
import { developmentUrl, isStudioUrl } from '../../electron/main/studioUrl'
import {
  ask,
  choosePath,
  defaultSession,
  fakeApp,
  fakeElectron,
  fakeIpc,
  fakeProtocol,
  fakeShell,
  FakeWindow,
  clickButton,
  type FakeSession,
  partitions,
  senderIn,
  settle,
  studioWindow,
  tell,
} from './fakeElectron'
import { temporaryFolder } from './temporaryFolder'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

const folder = temporaryFolder()

beforeAll(async () => {
  process.argv = ['/opt/windtunnel']
  await import('../../electron/main/index')
  await settle()
})

/** Numbers are those of Electron's security checklist. */
describe('Electron’s security checklist', () => {
  test('1, 18: only the app’s own scheme is loaded', () => {
    expect(studioWindow().loadURL.mock.calls).toEqual([['app://windtunnel/index.html']])
    expect(fakeProtocol.registerSchemesAsPrivileged.mock.calls).toEqual([
      [
        [
          {
            scheme: 'app',
            privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
          },
        ],
      ],
    ])
  })

  test('2, 3, 4, 6, 8, 9, 10, 11: the window’s page is isolated, sandboxed and without Node', () => {
    expect(studioWindow().options.webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      preload: expect.stringMatching(/preload[\\/]index\.cjs$/) as string,
    })
  })

  test('5: permissions are denied, but for the clipboard of the studio itself', () => {
    const page = 'app://windtunnel/index.html'
    expect(mayRequest(defaultSession, 'clipboard-sanitized-write', page)).toBe(true)
    expect(mayRequest(defaultSession, 'clipboard-read', page)).toBe(true)
    expect(mayRequest(defaultSession, 'clipboard-read', page, false)).toBe(false)
    expect(mayRequest(defaultSession, 'clipboard-read', 'https://example.com/')).toBe(false)
    for (const permission of ['media', 'geolocation', 'notifications', 'fileSystem', 'openExternal', 'unknown']) {
      expect(mayRequest(defaultSession, permission, page)).toBe(false)
    }
    expect(handlerOf(defaultSession.setDevicePermissionHandler)({})).toBe(false)
  })

  test('7: the content security policy runs no text as code and loads nothing from elsewhere', () => {
    for (const policy of [studioPolicy, printPolicy]) {
      expect(policy).toMatch(/^default-src 'none'/)
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
    }
    expect(studioPolicy).toContain("script-src 'self';")
    expect(printPolicy).not.toContain('script-src')
  })

  test('12: no page is embedded', () => {
    expect(isPrevented('will-attach-webview', {})).toBe(true)
  })

  test('13: the page stays where it is', () => {
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/', 'about:blank', 'not a url']) {
      expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true)
    }
    expect(isPrevented('will-frame-navigate', { url: 'app://windtunnel/index.html', isMainFrame: true })).toBe(false)
    expect(isPrevented('will-frame-navigate', { url: 'app://windtunnel/index.html', isMainFrame: false })).toBe(true)
    expect(isPrevented('will-redirect', {})).toBe(true)
  })

  test('14, 15: a link opens no window; the browser gets only https links, foreign ones after asking', async () => {
    const openWindow = handlerOf(studioWindow().webContents.setWindowOpenHandler)
    const link = async (url: string): Promise<number> => {
      fakeShell.openExternal.mockClear()
      expect(openWindow({ url })).toEqual({ action: 'deny' })
      await settle()
      return fakeShell.openExternal.mock.calls.length
    }
    clickButton(1)
    expect(await link('https://docs.aws.amazon.com/lambda/latest/dg/limits.html')).toBe(1)
    expect(await link('https://example.com/')).toBe(0)
    clickButton(0)
    expect(await link('https://example.com/')).toBe(1)
    for (const url of [
      'http://docs.aws.amazon.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
    ]) {
      expect(await link(url)).toBe(0)
      expect(linkTreatment(url)).toBe('refuse')
    }
    expect(linkTreatment('https://docs.aws.amazon.com.example.com/')).toBe('ask')
    expect(linkTreatment('https://user@docs.aws.amazon.com/')).toBe('refuse')
  })

  test('17: only the studio’s main frame in the app’s window is answered', async () => {
    const window = studioWindow()
    const own = senderIn(window)
    const foreign = new FakeWindow()
    expect(await ask('file:recent', [])).toEqual({ ok: true, value: [] })
    const strangers = [
      { ...own, senderFrame: { url: 'app://windtunnel/index.html' } },
      { ...own, senderFrame: null },
      senderIn(foreign),
    ]
    for (const channel of fakeIpc.handlers.keys()) {
      for (const stranger of strangers) {
        expect(await ask(channel, [], stranger)).toEqual({ ok: false, message: 'Only the studio may ask for this.' })
      }
    }
    window.webContents.mainFrame.url = 'https://example.com/'
    expect(await ask('file:recent', [])).toMatchObject({ ok: false })
    tell('window:title', ['forged'])
    expect(window.setTitle).not.toHaveBeenCalledWith('forged')
    window.webContents.mainFrame.url = 'app://windtunnel/index.html'
    tell('window:title', ['orders'])
    expect(window.setTitle).toHaveBeenCalledWith('orders')
    foreign.destroy()
  })
})

describe('no network', () => {
  test('every session lets through what is inside the app and nothing else', () => {
    const print = fakeElectron.session.fromPartition('another')
    for (const session of [defaultSession, print]) {
      expect(mayLoad(session, 'app://windtunnel/assets/index.js')).toBe(true)
      expect(mayLoad(session, 'blob:app://windtunnel/1234')).toBe(true)
      expect(mayLoad(session, 'data:image/png;base64,AA')).toBe(true)
      for (const url of ['https://example.com/', 'http://127.0.0.1/', 'ws://localhost/', 'file:///etc/passwd', 'x']) {
        expect(mayLoad(session, url)).toBe(false)
      }
    }
  })

  test('downloads are refused, and no name is looked up', () => {
    const event = { preventDefault: vi.fn() }
    defaultSession.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalled()
    expect(fakeApp.commandLine.appendSwitch.mock.calls).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
  })
})

describe('the studio’s address', () => {
  test('nothing that only looks like it is trusted', () => {
    expect(isStudioUrl('app://windtunnel/index.html#x')).toBe(true)
    const lookAlikes = [
      'app://windtunnel.example.com/',
      'app://user@windtunnel/',
      'app://windtunnel:1/',
      'app:windtunnel',
    ]
    for (const url of [...lookAlikes, 'http://windtunnel/', 'http://127.0.0.1:5173/', '']) {
      expect(isStudioUrl(url)).toBe(false)
    }
  })

  test('the development server is trusted only unpackaged and on this computer', () => {
    vi.stubEnv('ELECTRON_RENDERER_URL', 'http://127.0.0.1:5173')
    expect(developmentUrl(true)).toBeUndefined()
    expect(developmentUrl(false)).toBe('http://127.0.0.1:5173/')
    expect(isStudioUrl('http://127.0.0.1:5173/index.html', 'http://127.0.0.1:5173/')).toBe(true)
    expect(isStudioUrl('http://127.0.0.1:5174/', 'http://127.0.0.1:5173/')).toBe(false)
    vi.stubEnv('ELECTRON_RENDERER_URL', 'http://example.com')
    expect(developmentUrl(false)).toBeUndefined()
    vi.unstubAllEnvs()
  })
})

describe('printing', () => {
  test('a report is printed by a hidden page without scripts, in a session of its own', async () => {
    const path = `${folder}/cost.pdf`
    choosePath(path)
    const before = FakeWindow.all.length
    expect(await ask('export:pdf', ['<h1>Cost</h1>', 'cost.pdf'])).toEqual({ ok: true, value: path })
    const page = FakeWindow.all[before]!
    expect(page.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false, partition: 'print' },
    })
    expect(page.options.webPreferences.preload).toBeUndefined()
    expect(page.isGone).toBe(true)
    const { protocol } = partitions.get('print')!
    const serve = protocol.handle.mock.lastCall![1] as (request: { url: string }) => Response
    const response = serve({ url: page.loadURL.mock.lastCall![0] })
    expect(await response.text()).toBe('<h1>Cost</h1>')
    expect(response.headers.get('content-security-policy')).toBe(printPolicy)
    expect(serve({ url: 'app://print/other' }).status).toBe(404)
    expect(protocol.unhandle).toHaveBeenCalledTimes(1)
  })
})

/** What the shell handed to Electron as a handler. */
function handlerOf(mock: ReturnType<typeof vi.fn>): (...values: unknown[]) => unknown {
  return mock.mock.lastCall![0] as (...values: unknown[]) => unknown
}

function mayRequest(session: FakeSession, permission: string, requestingUrl: string, isMainFrame = true): boolean {
  let granted: boolean | undefined
  const answer = (isGranted: boolean): void => void (granted = isGranted)
  handlerOf(session.setPermissionRequestHandler)(null, permission, answer, { requestingUrl, isMainFrame })
  return granted ?? false
}

function mayLoad(session: FakeSession, url: string): boolean {
  let isCancelled = true
  const answer = ({ cancel }: { cancel: boolean }): void => void (isCancelled = cancel)
  handlerOf(session.webRequest.onBeforeRequest)({ url }, answer)
  return !isCancelled
}

function isPrevented(event: string, details: object): boolean {
  const preventDefault = vi.fn()
  studioWindow().webContents.emit(event, { ...details, preventDefault })
  return preventDefault.mock.calls.length > 0
}
