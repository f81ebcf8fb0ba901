import type { Session, WebContents, WebPreferences } from 'electron'
import { openLink } from './externalLinks'
import { isStudioUrl } from './studioUrl'

/** Every window's page is isolated, sandboxed and without Node; each setting is written out, default or not. */
export const securePreferences = {
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
  // The spelling checker would download its dictionaries.
  spellcheck: false,
} as const satisfies WebPreferences

/** What the studio itself may do beyond drawing: copy pictures and paste resources. */
const studioPermissions = ['clipboard-sanitized-write', 'clipboard-read']

const locked = new WeakSet<Session>()

/** Denies a session the network, permissions, devices and downloads. */
export function lockSession(session: Session, developmentAddress?: string): void {
  if (locked.has(session)) return
  locked.add(session)
  session.webRequest.onBeforeRequest(({ url }, respond) => respond({ cancel: !isLocal(url, developmentAddress) }))
  const allows = (permission: string, requester: string): boolean =>
    studioPermissions.includes(permission) && isStudioUrl(requester, developmentAddress)
  session.setPermissionRequestHandler((_contents, permission, respond, details) =>
    respond(details.isMainFrame && allows(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      details.isMainFrame && allows(permission, details.requestingUrl ?? requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Keeps a page where it is: no navigation, no further windows, no embedded pages. */
export function guardContents(contents: WebContents, developmentAddress?: string): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isStudioUrl(event.url, developmentAddress)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url)
    return { action: 'deny' }
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Whether a request stays inside the app. `devtools:` is the developer tools' own page. */
function isLocal(address: string, developmentAddress?: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (['app:', 'blob:', 'data:', 'devtools:'].includes(url.protocol)) return true
  if (developmentAddress === undefined) return false
  // The development server reloads the page through a web socket at its own address.
  return ['http:', 'ws:'].includes(url.protocol) && url.host === new URL(developmentAddress).host
}
