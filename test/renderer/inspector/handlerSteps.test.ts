import { describe, expect, it } from 'vitest'
import {
  addBranch,
  defaultSteps,
  insertStep,
  moveStep,
  removeBranch,
  removeStep,
  replaceStep,
  stepAt,
  stepCount,
} from '../../../renderer/inspector/handlerSteps'
import type { HandlerStep } from '../../../sim/index'

const compute = (value: number): HandlerStep => ({ kind: 'compute', duration: { kind: 'constant', value } })
const steps: HandlerStep[] = [compute(1), { kind: 'parallel', branches: [[compute(2), compute(3)], []] }, compute(4)]

describe('handler steps', () => {
  it('begin as the default handler: compute, then each call once', () => {
    expect(defaultSteps({ kind: 'constant', value: 5 }, [{ connection: 'c1', operation: 'GetItem' }])).toEqual([
      compute(5),
      { kind: 'call', connection: 'c1', operation: 'GetItem', count: 1, probability: 1 },
    ])
  })

  it('are added, replaced and removed at any depth without changing the original', () => {
    const before = structuredClone(steps)
    expect(stepAt(insertStep(steps, [1, 1], 0, compute(9)), [1, 1, 0])).toEqual(compute(9))
    expect(stepAt(replaceStep(steps, [1, 0, 1], compute(9)), [1, 0, 1])).toEqual(compute(9))
    expect(stepCount(removeStep(steps, [1, 0, 0]))).toBe(4)
    expect(removeStep(steps, [0])).toEqual(steps.slice(1))
    expect(steps).toEqual(before)
  })

  it('move within their list and stop at its ends', () => {
    expect(moveStep(steps, [2], -1).map(({ kind }) => kind)).toEqual(['compute', 'compute', 'parallel'])
    expect(moveStep(steps, [0], -1)).toEqual(steps)
    expect(moveStep(steps, [2], 1)).toEqual(steps)
    expect(stepAt(moveStep(steps, [1, 0, 0], 1), [1, 0, 1])).toEqual(compute(2))
  })

  it('gain and lose branches', () => {
    const grown = stepAt(addBranch(steps, [1]), [1])
    expect(grown?.kind === 'parallel' && grown.branches.length).toBe(3)
    const shrunk = stepAt(removeBranch(steps, [1], 0), [1])
    expect(shrunk).toEqual({ kind: 'parallel', branches: [[]] })
    expect(addBranch(steps, [0])).toEqual(steps)
  })
})
