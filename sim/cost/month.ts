/** Hours that AWS's price examples take for a month. */
export const HOURS_PER_MONTH = 730
/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000
/** Milliseconds of a month of 730 hours. */
export const MONTH_MS = HOURS_PER_MONTH * HOUR_MS
