import { formatCount, formatDuration } from '../sim/index'
import type { Io } from './io'

const BAR_WIDTH = 24
/** Milliseconds between two drawings. */
const REDRAW_MS = 100
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar on standard error with rate and time left, when that is a terminal; else nothing. */
export class Progress {
  private readonly startedAt: number
  private drawnAt = -Infinity

  constructor(
    private readonly io: Io,
    private readonly label: string,
  ) {
    this.startedAt = io.now()
  }

  /** `fraction` of the work is done, 0 to 1; `events` handled so far, null where there is nothing to count. */
  update(fraction: number, events: number | null): void {
    const { stderr } = this.io
    const now = this.io.now()
    if (!stderr.isTTY || now - this.drawnAt < REDRAW_MS) return
    this.drawnAt = now
    const elapsedMs = now - this.startedAt
    const parts = [`${this.label} ${bar(fraction)} ${String(Math.floor(fraction * 100)).padStart(3)}%`]
    if (events !== null && elapsedMs > 0) parts.push(`${formatCount((events / elapsedMs) * 1000)} events/s`)
    if (fraction > 0 && elapsedMs > 500) parts.push(`${formatDuration((elapsedMs * (1 - fraction)) / fraction)} left`)
    stderr.write(`\r\u001b[K${parts.join('  ').slice(0, (stderr.columns ?? 80) - 1)}`)
  }

  /** Takes the bar away. */
  done(): void {
    if (this.io.stderr.isTTY && this.drawnAt > -Infinity) this.io.stderr.write('\r\u001b[K')
  }
}

function bar(fraction: number): string {
  const eighths = Math.round(Math.min(1, fraction) * BAR_WIDTH * 8)
  return `▕${('█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]!).padEnd(BAR_WIDTH)}▏`
}
