import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Simulator } from '../../../sim/kernel/Simulator'
import { AwaitedAnswers } from '../../../sim/primitives/AwaitedAnswers'

/** Awaits answers, drives them by a script, and returns what ended how and when: `key unanswered|overdue at`. */
function runAnswers(
  timeoutMs: number,
  overallMs: number | null,
  script: { atMs: number; act: 'await' | 'again' | 'answer'; key: number }[],
): { ended: string[]; waiting: number } {
  const simulator = new Simulator()
  const ended: string[] = []
  const index = simulator.register(
    {
      fire: (kind) => {
        const next = () => (kind === 0 ? answers.nextUnanswered() : answers.nextOverdue())
        for (let slot = next(); slot >= 0; slot = next()) {
          ended.push(`${answers.key(slot)} ${kind === 0 ? 'unanswered' : 'overdue'} at ${simulator.now}`)
          answers.remove(slot)
        }
      },
    },
    'answers',
  )
  const answers = new AwaitedAnswers(simulator, index, { unanswered: 0, overdue: 1 }, timeoutMs, overallMs)
  const steps = simulator.register(
    {
      fire: (_kind, step) => {
        const { act, key } = script[step]!
        const slot = answers.slotOf(key)
        if (act === 'await') answers.add(key)
        else if (slot < 0) ended.push(`${key} not awaited`)
        else if (act === 'again') answers.restart(slot)
        else answers.remove(slot)
      },
    },
    'script',
  )
  script.forEach(({ atMs }, step) => simulator.schedule(atMs, steps, 0, step))
  simulator.runUntil(1e9)
  return { ended, waiting: answers.waiting }
}

it('ends what is not answered in time, and nothing else', () => {
  const { ended, waiting } = runAnswers(100, null, [
    { atMs: 0, act: 'await', key: 7 },
    { atMs: 50, act: 'await', key: 8 },
    { atMs: 99, act: 'answer', key: 7 },
    { atMs: 200, act: 'answer', key: 8 },
  ])
  expect(ended).toEqual(['8 unanswered at 150', '8 not awaited'])
  expect(waiting).toBe(0)
})

it('waits anew when told to, but not longer than all in all', () => {
  const again = (atMs: number) => ({ atMs, act: 'again' as const, key: 1 })
  const start = { atMs: 0, act: 'await' as const, key: 1 }
  expect(runAnswers(100, 250, [start, again(90)]).ended).toEqual(['1 unanswered at 190'])
  expect(runAnswers(100, 250, [start, again(90), again(180)]).ended).toEqual(['1 overdue at 250'])
  expect(runAnswers(100, null, [start, again(90), again(180)]).ended).toEqual(['1 unanswered at 280'])
})

it('keeps keys apart, however slots are reused', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 60 }),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (keys, answered) => {
        const script = keys.flatMap((key, i) => [
          { atMs: 10 * i, act: 'await' as const, key },
          ...(answered[i] ? [{ atMs: 10 * i + 35, act: 'answer' as const, key }] : []),
        ])
        const { ended, waiting } = runAnswers(70, null, script)
        expect(waiting).toBe(0)
        expect(ended).toEqual(keys.flatMap((key, i) => (answered[i] ? [] : [`${key} unanswered at ${10 * i + 70}`])))
      },
    ),
  )
})
