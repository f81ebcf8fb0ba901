import { entry, member, type Place, type ProblemList } from '../design/problems'
import { checkNumber } from '../design/reader'
import { MAX } from '../design/shapes'
import type { Load } from '../design/types'
import { numberInWords } from '../design/words'

/** Highest rate of one stream, requests per second or users. */
const MAX_RATE = 1e7
/** Latest time in a load, s: ten years, far beyond any scenario. */
const MAX_SECONDS = 10 * 365 * 86_400

/** The numbers of a load make sense in a scenario of this length; `label` names its stream. */
export function checkLoad(
  load: Load,
  label: string,
  durationSeconds: number,
  place: Place,
  problems: ProblemList,
): void {
  const number = (value: number, name: string, min: number, max: number) =>
    checkNumber(value, { label: `${name} of ${label}`, min, max }, member(place, name), problems)
  const rate = (value: number, name: string) => number(value, name, 0, MAX_RATE)
  const time = (value: number, name: string, min = 0) => number(value, name, min, MAX_SECONDS)
  switch (load.kind) {
    case 'constant':
      rate(load.rate, 'rate')
      return
    case 'ramp':
      rate(load.from, 'from')
      rate(load.to, 'to')
      time(load.startSeconds, 'startSeconds')
      time(load.endSeconds, 'endSeconds')
      if (load.endSeconds < load.startSeconds) {
        problems.error(
          'load.order',
          member(place, 'endSeconds'),
          `The ramp of ${label} ends at ${load.endSeconds} s before it begins at ${load.startSeconds} s.`,
          'Swap the two times; to fall instead of rise, swap from and to.',
        )
      }
      return
    case 'steps':
      checkPoints(load.steps, 'steps', label, place, problems)
      return
    case 'points':
      checkPoints(load.points, 'points', label, place, problems)
      return
    case 'spike':
      rate(load.base, 'base')
      rate(load.peak, 'peak')
      for (const name of ['atSeconds', 'riseSeconds', 'holdSeconds', 'fallSeconds'] as const) time(load[name], name)
      return
    case 'sine':
      rate(load.mean, 'mean')
      rate(load.amplitude, 'amplitude')
      time(load.periodSeconds, 'periodSeconds', 0.001)
      time(load.phaseSeconds, 'phaseSeconds', -MAX_SECONDS)
      if (load.amplitude > load.mean) {
        problems.warning(
          'load.belowZero',
          member(place, 'amplitude'),
          `The wave of ${label} would fall below 0: its amplitude ${load.amplitude} is above its mean ${load.mean}.`,
          'There is no load at those times, so that the mean is exceeded; lower the amplitude to keep it.',
        )
      }
      return
    case 'replay':
      time(load.binSeconds, 'binSeconds', 0.001)
      checkCounts(load.counts, load.binSeconds, label, member(place, 'counts'), problems)
      if (load.counts.length * load.binSeconds > durationSeconds) {
        problems.warning(
          'load.recordingCutShort',
          member(place, 'counts'),
          `The recording in ${label} lasts ${numberInWords(load.counts.length * load.binSeconds)} s, but the scenario ends after ${numberInWords(durationSeconds)} s.`,
          'What comes later is not played. Make the scenario as long as the recording to play all of it.',
        )
      }
  }
}

function checkPoints(
  points: readonly { atSeconds: number; rate: number }[],
  name: string,
  label: string,
  place: Place,
  problems: ProblemList,
): void {
  const list = member(place, name)
  if (points.length === 0 || points.length > MAX.ratePoints) {
    problems.error(
      'list.length',
      list,
      `${name} of ${label} must have 1 to ${MAX.ratePoints} entries; it has ${points.length}.`,
      'Add entries, or use recorded counts (replay) for long series.',
    )
  }
  for (const [i, point] of points.entries()) {
    const at = entry(list, i)
    checkNumber(
      point.atSeconds,
      { label: `atSeconds of ${label}`, min: 0, max: MAX_SECONDS },
      member(at, 'atSeconds'),
      problems,
    )
    checkNumber(point.rate, { label: `rate of ${label}`, min: 0, max: MAX_RATE }, member(at, 'rate'), problems)
    if (i > 0 && point.atSeconds < points[i - 1]!.atSeconds) {
      problems.error(
        'load.order',
        at,
        `${name} of ${label} go back in time, from ${points[i - 1]!.atSeconds} s to ${point.atSeconds} s.`,
        'Sort them by atSeconds.',
      )
    }
    if (problems.full) return
  }
}

function checkCounts(
  counts: readonly number[],
  binSeconds: number,
  label: string,
  place: Place,
  problems: ProblemList,
): void {
  if (counts.length === 0 || counts.length > MAX.replayCounts) {
    problems.error(
      'list.length',
      place,
      `counts of ${label} must have 1 to ${MAX.replayCounts} entries; it has ${counts.length}.`,
      'Use wider time bins.',
    )
    return
  }
  const most = MAX_RATE * Math.max(binSeconds, 0)
  const wrong = counts.findIndex((count) => !(Number.isInteger(count) && count >= 0 && count <= most))
  if (wrong >= 0) {
    checkNumber(
      counts[wrong],
      { label: `Count ${wrong} of ${label}`, min: 0, max: most, integer: true },
      entry(place, wrong),
      problems,
    )
  }
}
