/** The studio is served by a scheme of its own, so that nothing needs file: URLs or a server. */
export const scheme = 'app'
export const studioUrl = `${scheme}://windtunnel/index.html`

const studioHost = new URL(studioUrl).host

/** Address of the development server where `electron-vite dev` started the app; never in a packaged app. */
export function developmentUrl(isPackaged: boolean): string | undefined {
  const address = process.env.ELECTRON_RENDERER_URL
  if (isPackaged || address === undefined) return undefined
  const url = parse(address)
  const isThisComputer = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return isThisComputer ? url.href : undefined
}

/** Whether a document at this address is the studio: the only one that may talk to the main process. */
export function isStudioUrl(address: string, developmentAddress?: string): boolean {
  const url = parse(address)
  if (url === undefined) return false
  // A custom scheme's origin is opaque ("null") outside the browser, so its parts are compared instead.
  if (url.protocol === `${scheme}:`) return url.host === studioHost && url.port === '' && url.username === ''
  return developmentAddress !== undefined && url.origin === new URL(developmentAddress).origin
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}
