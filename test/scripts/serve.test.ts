import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'

const parent = mkdtempSync(join(tmpdir(), 'windtunnel-serve-'))
const folder = join(parent, 'web')
let running: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), '<title>Windtunnel</title>')
  writeFileSync(join(folder, 'a.js'), 'export {}')
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  running = await serve({ folder, port: 0 })
})

afterAll(() => {
  running.server.close()
  rmSync(parent, { recursive: true })
})

/** Sends the path as it is: fetch would take `..` out of it. */
function status(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(running.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('serves the index and scripts with their types', async () => {
  const index = await fetch(running.url)
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await index.text()).toContain('Windtunnel')
  const script = await fetch(`${running.url}a.js`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/%00', '/%', '/absent'])(
  'nothing outside the folder is served: %s',
  async (path) => {
    expect(await status(path)).toBe(404)
  },
)

test('listens to this computer only', () => {
  expect(running.server.address()).toMatchObject({ address: '127.0.0.1' })
})
