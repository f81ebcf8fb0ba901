import { describe, expect, it } from 'vitest'
import { convertEffect, faultText, moveFault, resizeFault } from '../../../renderer/scenarios/faultSpans'

const span = { startSeconds: 100, durationSeconds: 50 }

describe('faults on the timeline', () => {
  it('move within the run', () => {
    expect(moveFault(span, 20, 600)).toEqual({ startSeconds: 120, durationSeconds: 50 })
    expect(moveFault(span, -500, 600).startSeconds).toBe(0)
    expect(moveFault(span, 5000, 600).startSeconds).toBe(550)
  })

  it('change their length at either end, and never vanish', () => {
    expect(resizeFault(span, 'end', 30, 600, 1)).toEqual({ startSeconds: 100, durationSeconds: 80 })
    expect(resizeFault(span, 'end', -500, 600, 1)).toEqual({ startSeconds: 100, durationSeconds: 1 })
    expect(resizeFault(span, 'end', 5000, 600, 1)).toEqual({ startSeconds: 100, durationSeconds: 500 })
    expect(resizeFault(span, 'start', -30, 600, 1)).toEqual({ startSeconds: 70, durationSeconds: 80 })
    expect(resizeFault(span, 'start', 500, 600, 1)).toEqual({ startSeconds: 149, durationSeconds: 1 })
  })

  it('keep their share when they become another kind', () => {
    expect(convertEffect({ kind: 'error', probability: 0.5 }, 'throttle')).toEqual({
      kind: 'throttle',
      probability: 0.5,
    })
    expect(convertEffect({ kind: 'error', probability: 0.5 }, 'outage')).toEqual({ kind: 'outage' })
  })

  it('are told in words', () => {
    const fault = { id: 'f', target: 't', ...span, effect: { kind: 'error', probability: 0.02 } } as const
    expect(faultText(fault, 'orders')).toBe('Errors (2%), orders, from 1 m 40 s for 50 s')
  })
})
