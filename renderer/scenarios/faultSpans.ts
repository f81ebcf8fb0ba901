import type { Fault } from '../../sim/index'
import { formatDuration, formatPercent } from '../ui/format'
import type { Tone } from '../ui/tone'

export type Effect = Fault['effect']
export type EffectKind = Effect['kind']
type Span = Pick<Fault, 'startSeconds' | 'durationSeconds'>

/** How each kind of fault is named and coloured. */
export const effectLooks: Record<EffectKind, { title: string; short: string; help: string; tone: Tone }> = {
  error: {
    title: 'Errors',
    short: 'errors',
    help: 'A share of requests fails with the service’s internal error.',
    tone: 'fault',
  },
  latency: { title: 'Added latency', short: 'slow', help: 'Every reply takes longer by a random time.', tone: 'warn' },
  throttle: { title: 'Throttling', short: 'throttle', help: 'A share of requests is throttled.', tone: 'throttle' },
  outage: {
    title: 'Outage',
    short: 'outage',
    help: 'Nothing answers: callers wait until they give up.',
    tone: 'fault',
  },
  coldFlush: {
    title: 'Deploy',
    short: 'deploy',
    help: 'At its start every idle execution environment is discarded.',
    tone: 'accent',
  },
}

/** An effect of another kind, with what the old one had in common. */
export function convertEffect(effect: Effect, kind: EffectKind): Effect {
  const probability = 'probability' in effect ? effect.probability : 0.2
  switch (kind) {
    case 'error':
    case 'throttle':
      return { kind, probability }
    case 'latency':
      return { kind, delay: { kind: 'constant', value: 200 } }
    case 'outage':
    case 'coldFlush':
      return { kind }
  }
}

/** A fault begun elsewhere, kept within the run. */
export function moveFault({ startSeconds, durationSeconds }: Span, bySeconds: number, runSeconds: number): Span {
  const latest = Math.max(0, runSeconds - durationSeconds)
  return { startSeconds: rounded(Math.max(0, Math.min(latest, startSeconds + bySeconds))), durationSeconds }
}

/** A fault with its beginning or its end moved; it never becomes shorter than `leastSeconds`. */
export function resizeFault(
  span: Span,
  end: 'start' | 'end',
  bySeconds: number,
  runSeconds: number,
  leastSeconds: number,
): Span {
  const endSeconds = span.startSeconds + span.durationSeconds
  if (end === 'end') {
    const to = Math.max(
      span.startSeconds + leastSeconds,
      Math.min(Math.max(runSeconds, endSeconds), endSeconds + bySeconds),
    )
    return { ...span, durationSeconds: rounded(to - span.startSeconds) }
  }
  const startSeconds = rounded(Math.max(0, Math.min(endSeconds - leastSeconds, span.startSeconds + bySeconds)))
  return { startSeconds, durationSeconds: rounded(endSeconds - startSeconds) }
}

/** What a fault does, to whom and when, in words. */
export function faultText({ effect, startSeconds, durationSeconds }: Fault, targetName: string): string {
  const { title } = effectLooks[effect.kind]
  const share = 'probability' in effect ? ` (${formatPercent(effect.probability)})` : ''
  const when = formatDuration(startSeconds * 1000)
  const length = effect.kind === 'coldFlush' ? '' : ` for ${formatDuration(durationSeconds * 1000)}`
  return `${title}${share}, ${targetName}, from ${when}${length}`
}

/** Milliseconds are the finest that a fault's times are written in. */
const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000
