import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { applied, calling, found, table } from './trials'

const failing = (probability: number, target = 'fn') => ({
  faults: [{ target, startSeconds: 0, durationSeconds: 60, effect: { kind: 'error' as const, probability } }],
})

describe('client.retryAmplification', () => {
  const storm = calling({}, 20, failing(0.6), { maxAttempts: 5, jitter: 'none' })

  it('fires when tries are more than 1.3 times the requests', () => {
    const finding = found(storm, 'client.retryAmplification')!
    expect(finding.changes).toEqual([
      { resourceId: 'users', field: 'maxAttempts', value: 2 },
      { resourceId: 'users', field: 'backoffMs', value: 1000 },
      { resourceId: 'users', field: 'jitter', value: 'full' },
    ])
    // Up to 5 tries of which 0.6 fail: 1 + 0.6 + 0.36 + 0.216 + 0.1296 = 2.3.
    expect(finding.evidence).toMatch(/2\.[123]\d? times the load/)
    expect(finding.severity).toBe('critical')
  })

  it('is silent when few tries fail', () => {
    expect(found(calling({}, 20, failing(0.1), { maxAttempts: 5 }), 'client.retryAmplification')).toBeUndefined()
    expect(found(calling({}, 20, failing(0.6)), 'client.retryAmplification')).toBeUndefined()
  })
})

describe('SDK retries', () => {
  const calls = (client: Record<string, unknown>, sdkMaxAttempts = 3): Trial =>
    table({}, 'PutItem', 20, failing(0.6, 'table'), client, { sdkMaxAttempts })

  it('lambda.sdkRetryAmplification fires alone', () => {
    const finding = found(calls({}), 'lambda.sdkRetryAmplification')!
    // 1 + 0.6 + 0.36 tries of a call.
    expect(finding.evidence).toMatch(/1\.9\d? times|2 times|2\.0\d? times/)
    expect(found(applied(calls({}), finding), 'lambda.sdkRetryAmplification')).toBeUndefined()
  })

  it('retries.multiplied fires when clients retry as well', () => {
    const finding = found(calls({ maxAttempts: 4 }), 'retries.multiplied')!
    expect(finding.evidence).toContain('4 × 3 = 12')
    expect(found(calls({ maxAttempts: 4 }), 'lambda.sdkRetryAmplification')).toBeUndefined()
    expect(found(applied(calls({ maxAttempts: 4 }), finding), 'retries.multiplied')).toBeUndefined()
  })

  it('both are silent without failures', () => {
    const healthy = table({}, 'PutItem', 20, {}, { maxAttempts: 4 })
    expect(found(healthy, 'lambda.sdkRetryAmplification')).toBeUndefined()
    expect(found(healthy, 'retries.multiplied')).toBeUndefined()
  })
})

describe('errors that nobody retries', () => {
  it('client.errorsWithoutRetries fires on a few passing errors', () => {
    const trial = calling({}, 50, failing(0.02))
    const finding = found(trial, 'client.errorsWithoutRetries')!
    expect(finding.changes).toEqual([{ resourceId: 'users', field: 'maxAttempts', value: 3 }])
    expect(found(applied(trial, finding), 'client.errorsWithoutRetries')).toBeUndefined()
  })

  it('it is silent without errors, and when so much fails that retries would add to it', () => {
    expect(found(calling({}, 50), 'client.errorsWithoutRetries')).toBeUndefined()
    expect(found(calling({}, 50, failing(0.5)), 'client.errorsWithoutRetries')).toBeUndefined()
  })

  it('lambda.callsWithoutRetries fires on a function whose SDK tries once', () => {
    const once = table({}, 'PutItem', 50, failing(0.02, 'table'), {}, { sdkMaxAttempts: 1 })
    const finding = found(once, 'lambda.callsWithoutRetries')!
    expect(finding.resourceIds).toEqual(['fn', 'table'])
    expect(found(applied(once, finding), 'lambda.callsWithoutRetries')).toBeUndefined()
  })
})
