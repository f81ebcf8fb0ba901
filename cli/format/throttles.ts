import {
  type Design,
  formatDuration,
  formatQuantity,
  type RunResult,
  serviceOf,
  type ThrottleResult,
  totalThrottles,
} from '../../sim/index'
import type { Style } from './style'
import { indented } from './textWidth'

/** Every limit that turned requests away: how often, how far over, what helps and where AWS says so. */
export function throttlesText(design: Design, { throttles, requests }: RunResult, style: Style, width: number): string {
  if (throttles.length === 0) return `${style.bold('Throttles')}  none: no limit was reached`
  const total = totalThrottles(throttles)
  const blocks = throttles.map((throttle) => describe(design, throttle, style, width))
  // An API answers 500 when its function is throttled, and a retry may have succeeded.
  const hidden =
    total > requests.throttled
      ? [
          indented(
            `Clients saw ${formatQuantity(requests.throttled)} of them as throttles: the others were retried, or reached them as another error.`,
            width,
            2,
          ),
        ]
      : []
  return [`${style.bold('Throttles')}  ${formatQuantity(total)}`, ...hidden, ...blocks].join('\n')
}

function describe(design: Design, throttle: ThrottleResult, style: Style, width: number): string {
  const { limitId, resourceId, title, limit, unit, count, outcome, httpStatus, reason, source } = throttle
  const resource = design.resources.find(({ id }) => id === resourceId)
  const remedy = serviceOf(resource?.type ?? '')?.limits.find(({ id }) => id === limitId)?.remedy
  const seen = [httpStatus > 0 ? String(httpStatus) : null, reason].filter((part) => part !== null).join(', ')
  // A pool's use never exceeds its limit: only rates show how much more was asked for.
  const peak = throttle.peakUse > limit ? `, demand up to ${formatQuantity(throttle.peakUse)}` : ', all of it in use'
  const when = `from ${formatDuration(throttle.firstAtMs)} to ${formatDuration(throttle.lastAtMs)}`
  return [
    indented(
      `${style.bold(`${formatQuantity(count)} ×`)} ${title} of ${resource?.name ?? resourceId}: limit ${formatQuantity(limit)} ${unit}${peak}`,
      width,
      4,
      `  ${style.yellow('!')}`,
    ),
    indented(`${outcome}${seen === '' ? '' : ` (${seen})`}, ${when}`, width, 4),
    ...(remedy === undefined ? [] : [indented(`→ ${remedy}`, width, 4)]),
    style.dim(indented(`${source.document}${source.checked === '' ? '' : `, checked ${source.checked}`}`, width, 4)),
    ...(source.url === '' ? [] : [style.dim(`    ${source.url}`)]),
  ].join('\n')
}
