import { createBrowserHost } from './browserHost'
import type { Host } from './host'

let host: Host | null = null

/** The desktop app's host where the studio runs in it, else the browser's. */
export function currentHost(): Host {
  host ??= window.windtunnelHost ?? createBrowserHost()
  return host
}
