// Serves the browser studio (dist/web) to this computer only.
// `node scripts/serve.mjs [--port N]`
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

export const defaultPort = 4780
const defaultFolder = resolve(import.meta.dirname, '../dist/web')

/** The same types as the desktop app gives. */
const mimeTypes = JSON.parse(readFileSync(resolve(import.meta.dirname, '../electron/main/mimeTypes.json'), 'utf8'))

/** The file a URL path stands for, or undefined when there is none inside the folder. */
export function fileFor(folder, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0')) return undefined
  const file = resolve(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  if (!file.startsWith(folder + sep)) return undefined
  return existsSync(file) && statSync(file).isFile() ? file : undefined
}

function handle(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const file = fileFor(folder, request.url ?? '/')
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
    return
  }
  response.writeHead(200, {
    'content-type': mimeTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': statSync(file).size,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

/** Starts the server on 127.0.0.1; where the port is taken and `orNext`, on the next free one. Resolves to its URL. */
export function serve({ folder = defaultFolder, port = defaultPort, orNext = false } = {}) {
  return new Promise((resolved, rejected) => {
    const server = createServer((request, response) => handle(resolve(folder), request, response))
    let attempt = port
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && orNext && attempt < port + 50) server.listen(++attempt, '127.0.0.1')
      else rejected(error)
    })
    server.on('listening', () => resolved({ server, url: `http://127.0.0.1:${server.address().port}/` }))
    server.listen(attempt, '127.0.0.1')
  })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const portFlag = process.argv.indexOf('--port')
  const { url } = await serve({ port: portFlag === -1 ? defaultPort : Number(process.argv[portFlag + 1]) })
  console.log(url)
}
