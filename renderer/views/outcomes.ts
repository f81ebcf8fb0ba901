import type { OutcomeClass } from '../../sim/index'
import type { Status } from '../ui/StatusGlyph'
import type { Tone } from '../ui/tone'

/** How each class of outcome is named, drawn and coloured everywhere in the dock. */
export const outcomeLooks: Record<OutcomeClass, { label: string; short: string; status: Status; tone: Tone }> = {
  ok: { label: 'OK', short: 'ok', status: 'ok', tone: 'ok' },
  clientError: { label: 'Client error (4xx)', short: '4xx', status: 'error', tone: 'warn' },
  throttle: { label: 'Throttled', short: 'throttled', status: 'throttle', tone: 'throttle' },
  fault: { label: 'Fault (5xx)', short: 'fault', status: 'fault', tone: 'fault' },
}

/** Worst last. */
export const outcomeOrder: readonly OutcomeClass[] = ['ok', 'clientError', 'throttle', 'fault']
