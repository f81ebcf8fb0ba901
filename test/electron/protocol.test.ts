import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { studioPolicy } from '../../electron/main/contentSecurityPolicy'
import { answer, fileFor } from '../../electron/main/protocol'
import { temporaryFolder } from './temporaryFolder'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

const outside = temporaryFolder()
const studio = join(outside, 'renderer')
const get = (path: string, method = 'GET') => answer({ url: `app://windtunnel${path}`, method }, studio)

beforeAll(() => {
  mkdirSync(join(studio, 'assets'), { recursive: true })
  mkdirSync(join(outside, 'renderer-other'))
  const files = [
    'index.html',
    'assets/index.js',
    'assets/theme.css',
    'assets/inter.woff2',
    'assets/mark.svg',
    'a b%.json',
  ]
  for (const file of files) writeFileSync(join(studio, file), `content of ${file}`)
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(outside, 'renderer-other/index.html'), 'secret')
  symlinkSync(join(outside, 'secret.txt'), join(studio, 'link.txt'))
})

describe('serves the studio', () => {
  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index.js?v=1#x', 'text/javascript; charset=utf-8'],
    ['/assets/theme.css', 'text/css; charset=utf-8'],
    ['/assets/inter.woff2', 'font/woff2'],
    ['/assets/mark.svg', 'image/svg+xml'],
    ['/a%20b%25.json', 'application/json; charset=utf-8'],
  ])('%s as %s, with the policy', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-security-policy')).toBe(studioPolicy)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toMatch(/^content of /)
  })

  test('the bare address is the index, and HEAD has no body', async () => {
    expect(await (await get('/')).text()).toBe('content of index.html')
    const head = await get('/index.html', 'HEAD')
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '21', ''])
  })
})

describe('serves nothing else', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%2e%2e%5c%2e%2e%5csecret.txt',
    '/..%2frenderer-other/index.html',
    '/%2fetc/passwd',
    '//etc/passwd',
    '/C:/windows/win.ini',
    '/index.html::$DATA',
    '/index.html%00.js',
    '/%E0%A4%A',
    '/link.txt',
    '/assets',
    '/assets/',
    '/missing.js',
  ])('%s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  test('by its path alone, before the disk is asked', () => {
    for (const path of ['/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt', '/..%2frenderer-other/index.html', '/.']) {
      expect(fileFor(`app://windtunnel${path}`, studio) ?? 'none').not.toMatch(/secret|other/)
    }
  })

  test('for another host, another scheme or no address at all', () => {
    for (const url of ['app://other/index.html', 'https://windtunnel/index.html', 'file:///index.html', 'index.html']) {
      expect(fileFor(url, studio)).toBeUndefined()
    }
    expect(fileFor('app://windtunnel/index.html', studio)).toBe(join(studio, 'index.html'))
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('to %s', async (method) => {
    expect((await get('/index.html', method)).status).toBe(405)
  })
})
