import type { Distribution } from '../kernel/distributions'

/** A function without anything AWS adds around the handler: what the published pool models and queueing theory describe. */
export const bareFunction = (
  compute: Distribution,
  settings: Record<string, unknown> = {},
): Record<string, unknown> => ({
  memoryMb: 1769,
  timeoutSeconds: 900,
  compute,
  initSource: 'custom',
  customInit: { kind: 'constant', value: 0 },
  placementDelay: { kind: 'constant', value: 0 },
  invokeOverhead: { kind: 'constant', value: 0 },
  // Long beyond every run: the models retire environments only when they are idle.
  longestLifetime: { kind: 'constant', value: 1e12 },
  ...settings,
})

/** Clients that wait for ever and never retry. */
export const PATIENT = { timeoutMs: null, maxAttempts: 1 }
