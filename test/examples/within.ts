import { expect } from 'vitest'

/** Expects a number inside a band, bounds included. */
export const within = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}
