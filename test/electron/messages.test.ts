import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { noticeChecks, questionChecks } from '../../electron/main/argumentChecks'
import { ask, backOut, fakeIpc, settle, studioWindow, tell } from './fakeElectron'

vi.mock('electron', async () => (await import('./fakeElectron')).fakeElectron)

const unhandled: unknown[] = []
const onUnhandled = (error: unknown): void => void unhandled.push(error)

beforeAll(async () => {
  process.on('unhandledRejection', onUnhandled)
  process.on('uncaughtException', onUnhandled)
  process.argv = ['/opt/windtunnel']
  await import('../../electron/main/index')
  await settle()
  backOut()
})
afterAll(() => {
  process.off('unhandledRejection', onUnhandled)
  process.off('uncaughtException', onUnhandled)
})

const questions = Object.keys(questionChecks)
const notices = Object.keys(noticeChecks)

test('every channel of the list is answered or listened to, and no other', () => {
  expect([...fakeIpc.handlers.keys()].sort()).toEqual([...questions].sort())
  expect(fakeIpc.eventNames().map(String).sort()).toEqual([...notices].sort())
})

/** What a page that has gone bad may send: anything that structured clone lets through. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constantFrom('__proto__', '/etc/passwd', '../../x', '\0', new Uint8Array(3), new ArrayBuffer(8)),
  fc.record({ name: fc.anything(), mimeType: fc.anything(), data: fc.anything() }),
  fc.record({ name: fc.string(), text: fc.string(), fileId: fc.anything() }),
)

describe('whatever a page sends', () => {
  test.each(questions)('%s answers with a value or a message, and throws nothing', async (channel) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 4 }), async (values) => {
        const answer = await ask(channel, values)
        expect(answer).toSatisfy(
          ({ ok, message }: { ok: boolean; message?: unknown }) =>
            ok || (typeof message === 'string' && message !== ''),
        )
      }),
      { numRuns: 100 },
    )
    expect(unhandled).toEqual([])
  })

  test.each(notices)('%s is dropped when malformed', async (channel) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 3 }), fc.anything(), async (values, sender) => {
        tell(channel, values)
        tell(channel, values, { sender, senderFrame: sender })
      }),
    )
    await settle()
    expect(unhandled).toEqual([])
  })
})

test.each([
  ['file:openRecent', []],
  ['file:openRecent', [1]],
  ['file:save', ['id']],
  ['file:save', ['id', 'text', 'more']],
  ['file:saveAs', ['x'.repeat(1001), 'text']],
  ['file:saveAs', ['name', new String('text')]],
  ['export:file', [null]],
  ['export:file', [{ name: 'a', mimeType: 'b', data: [1] }]],
  ['export:pdf', ['html']],
  ['recovery:keep', [undefined]],
  ['recovery:keep', [{ name: 'a', text: 'b' }]],
])('%s does not understand %j', async (channel, values) => {
  expect(await ask(channel, values)).toEqual({ ok: false, message: 'The request was not understood.' })
})

test('a title is a title', () => {
  tell('window:title', ['• orders – Windtunnel'])
  expect(studioWindow().setTitle).toHaveBeenLastCalledWith('• orders – Windtunnel')
  tell('window:title', [{ toString: () => 'x' }])
  tell('window:title', ['x'.repeat(1001)])
  expect(studioWindow().setTitle).toHaveBeenLastCalledWith('• orders – Windtunnel')
})
