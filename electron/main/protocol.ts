import { protocol } from 'electron'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { studioPolicy } from './contentSecurityPolicy'
import mimeTypesByEnding from './mimeTypes.json'
import { isStudioUrl, scheme } from './studioUrl'

const mimeTypes: Readonly<Record<string, string>> = mimeTypesByEnding

const headers = {
  'content-security-policy': studioPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
}

/** Gives the scheme the rights of a secure origin. Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } },
  ])
}

/** Serves the built studio in `folder` to the app's windows. */
export function serveStudio(folder: string): void {
  protocol.handle(scheme, (request) => answer(request, folder))
}

/** The answer to one request for the studio's files: only reading, only regular files inside `folder`. */
export async function answer(request: Pick<Request, 'url' | 'method'>, folder: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = fileFor(request.url, folder)
  if (file === undefined || !(await isServable(file, folder))) return refusal(404)
  const content = await readFile(file)
  return new Response(request.method === 'HEAD' ? null : content, {
    headers: {
      ...headers,
      'content-type': mimeTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(content.byteLength),
    },
  })
}

/** The path a URL stands for, or undefined when it is not the studio's or leaves `folder`. */
export function fileFor(address: string, folder: string): string | undefined {
  if (!isStudioUrl(address)) return undefined
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return undefined
  }
  // Backslashes and colons mean something to Windows only: other folders, drives and alternate streams.
  if (/[\0\\:]/.test(path)) return undefined
  const root = resolve(folder)
  const file = resolve(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root + sep) ? file : undefined
}

async function isServable(file: string, folder: string): Promise<boolean> {
  try {
    const [target, root] = await Promise.all([realpath(file), realpath(folder)])
    return target.startsWith(root + sep) && (await stat(target)).isFile()
  } catch {
    return false
  }
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers })
}
