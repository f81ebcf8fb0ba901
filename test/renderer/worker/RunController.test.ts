import { describe, expect, test, vi } from 'vitest'
import { RunCancelled, RunController, type StartedWorker } from '../../../renderer/worker/RunController'
import { typedArrayBuffers } from '../../../renderer/worker/typedArrayBuffers'
import type { RunResult } from '../../../sim/index'

const request = { designText: '{}', scenarioId: 'steady', seed: 1 }
const result = { seed: 1 } as RunResult

function deferred<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: Error) => void
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

/** A worker whose run ends when the test says so. */
function fakeWorker() {
  const run = deferred<RunResult>()
  const broken = deferred<never>()
  broken.promise.catch(() => {})
  const terminate = vi.fn()
  const started = { api: { run: () => run.promise }, broken: broken.promise, terminate } as unknown as StartedWorker
  return { started, run, broken, terminate }
}

describe('RunController', () => {
  test('gives the result and keeps its worker for the next run', async () => {
    const worker = fakeWorker()
    const start = vi.fn(() => worker.started)
    const controller = new RunController(start)
    worker.run.resolve(result)
    expect(await controller.run(request, () => {})).toBe(result)
    await controller.run(request, () => {})
    expect(start).toHaveBeenCalledTimes(1)
    expect(worker.terminate).not.toHaveBeenCalled()
  })

  test('cancelling ends the worker, and the next run starts another', async () => {
    const workers = [fakeWorker(), fakeWorker()]
    const start = vi.fn(() => workers[start.mock.calls.length - 1]!.started)
    const controller = new RunController(start)
    const running = controller.run(request, () => {})
    controller.cancel()
    await expect(running).rejects.toBeInstanceOf(RunCancelled)
    expect(workers[0]!.terminate).toHaveBeenCalled()
    workers[1]!.run.resolve(result)
    expect(await controller.run(request, () => {})).toBe(result)
  })

  test('a broken worker is an error with its reason, not a run that never ends', async () => {
    const worker = fakeWorker()
    const controller = new RunController(() => worker.started)
    const running = controller.run(request, () => {})
    worker.broken.reject(new Error('out of memory'))
    await expect(running).rejects.toThrow('out of memory')
    expect(worker.terminate).toHaveBeenCalled()
  })

  test('refuses a second run at the same time', async () => {
    const worker = fakeWorker()
    const controller = new RunController(() => worker.started)
    const running = controller.run(request, () => {})
    await expect(controller.run(request, () => {})).rejects.toThrow('already under way')
    worker.run.resolve(result)
    expect(await running).toBe(result)
  })
})

test('the buffers of a result are found once each, at any depth, but for empty ones', () => {
  const shared = new Float64Array(4)
  const other = new Float64Array(2)
  const value = {
    a: [{ values: shared }, shared.subarray(1)],
    b: { c: other, d: null, e: 'text', f: new Float64Array(0) },
  }
  expect(typedArrayBuffers(value)).toEqual([shared.buffer, other.buffer])
})
