import type { ResourceResult } from '../../result'

/** How many of a network's addresses are taken. */
export interface AddressUse {
  inUse: number
  total: number
  /** No address is left. */
  full: boolean
}

/** Use of a network's addresses at the end of a time bin, or at the run's peak when `bin` is null; null where it is not measured. */
export function addressUse({ metrics }: Pick<ResourceResult, 'metrics'>, bin: number | null): AddressUse | null {
  const taken = metrics['AddressesInUse']
  const left = metrics['AddressesFree']
  if (taken === undefined || left === undefined) return null
  const inUse = bin === null ? taken.summary.maximum : taken.last[bin]
  const free = bin === null ? left.summary.minimum : left.last[bin]
  if (inUse === undefined || inUse === null || free === undefined || free === null) return null
  if (Number.isNaN(inUse) || Number.isNaN(free)) return null
  return { inUse, total: inUse + free, full: free <= 0 }
}
