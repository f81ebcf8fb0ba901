import type { FreeTier, Price } from '../../cost/types'

/** AWS charges nothing for security groups. */
export const prices = (): readonly Price[] => []
export const freeTiers: readonly FreeTier[] = []
