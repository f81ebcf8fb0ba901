import type { Distribution } from '../../../kernel/distributions'

/** Time until allocation begins, ms: "a minute or two". */
export const ALLOCATION_STARTS: Distribution = { kind: 'uniform', min: 60_000, max: 120_000 }
/** Environments of a function that are allocated per minute; none is usable before all are. As third parties quote AWS. */
export const ALLOCATED_PER_MINUTE = 6000
/** Provisioned concurrency is billed in steps of this, from enabling to disabling, ms. */
export const BILLING_PERIOD_MS = 300_000

/** Target tracking: one datapoint a minute; so many above the target scale out, so many far below it scale in. */
export const TRACKING_PERIOD_MS = 60_000
export const SCALE_OUT_DATAPOINTS = 3
export const SCALE_IN_DATAPOINTS = 15
/** Scaling in begins below this share of the target. */
export const SCALE_IN_SHARE = 0.9
