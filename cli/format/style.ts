import type { Io, Sink } from '../io'

type Paint = (text: string) => string

/** Colours and weights of a terminal; plain text where nobody would see them. */
export interface Style {
  bold: Paint
  dim: Paint
  red: Paint
  green: Paint
  yellow: Paint
  cyan: Paint
}

const sequence =
  (on: number, off: number): Paint =>
  (text) =>
    `\u001b[${on}m${text}\u001b[${off}m`

const COLOURED: Style = {
  bold: sequence(1, 22),
  dim: sequence(2, 22),
  red: sequence(31, 39),
  green: sequence(32, 39),
  yellow: sequence(33, 39),
  cyan: sequence(36, 39),
}

const same: Paint = (text) => text
const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same }

/** Colour on a terminal only, and never with NO_COLOR (no-color.org) or on a dumb terminal. */
export function styleFor(sink: Sink, env: Io['env']): Style {
  return sink.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? COLOURED : PLAIN
}

/** Width to lay text out in: the terminal's, kept readable. */
export const widthOf = (sink: Sink): number => Math.min(120, Math.max(60, sink.columns ?? 100))
