/** What a colour says: `accent` interaction and flow, `ok` success, `warn` 4xx or caution, `fault` 5xx or error, `throttle` rejected by a limit. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'fault' | 'throttle'

/** Text colour class of each tone. */
export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  fault: 'text-fault',
  throttle: 'text-throttle',
}

/** Tinted background and matching text of each tone. */
export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  fault: 'bg-fault-soft text-fault',
  throttle: 'bg-throttle-soft text-throttle',
}

/** CSS colour of each tone, for SVG strokes and fills. */
export const toneColor: Record<Tone, string> = {
  neutral: 'var(--color-faint)',
  accent: 'var(--color-accent)',
  ok: 'var(--color-ok)',
  warn: 'var(--color-warn)',
  fault: 'var(--color-fault)',
  throttle: 'var(--color-throttle)',
}
