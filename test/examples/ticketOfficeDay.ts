/** Mean requests per second at each full hour of the recorded day; straight lines in between. */
const HOURLY = [
  0.4, 0.08, 0.01, 0.002, 0.002, 0.02, 0.3, 1.2, 2.8, 4.4, 5.4, 6.6, 8.2, 7.4, 5.6, 5.0, 5.4, 6.4, 8.0, 9.0, 7.8, 5.0,
  2.6, 1.2,
]
const BIN_SECONDS = 300
const BINS_PER_HOUR = 3600 / BIN_SECONDS

/**
 * The counts of `assets/examples/data/ticket-office-day.csv`: a day of a ticket office in bins of five minutes, as a
 * counter might have recorded it. The daily curve has a lunch and an evening peak; around it the counts scatter with
 * one and a half times the spread of a Poisson count, from a linear congruential generator seeded with the date.
 */
export function ticketOfficeDay(): number[] {
  let state = 20260619
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return Array.from({ length: 24 * BINS_PER_HOUR }, (_, bin) => {
    const hour = Math.floor(bin / BINS_PER_HOUR)
    const from = HOURLY[hour]!
    const to = HOURLY[(hour + 1) % 24]!
    const mean = (from + ((to - from) * (bin % BINS_PER_HOUR)) / BINS_PER_HOUR) * BIN_SECONDS
    // A sum of twelve uniforms is close to normal, with standard deviation 1 around 6.
    let sum = 0
    for (let i = 0; i < 12; i++) sum += uniform()
    return Math.max(0, Math.round(mean + (sum - 6) * 1.5 * Math.sqrt(mean)))
  })
}

/** The file that holds them. */
export function ticketOfficeCsv(): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const rows = ticketOfficeDay().map(
    (count, bin) => `2026-06-19T${two(Math.floor(bin / BINS_PER_HOUR))}:${two((bin % BINS_PER_HOUR) * 5)}:00Z,${count}`,
  )
  return `time,requests\n${rows.join('\n')}\n`
}
