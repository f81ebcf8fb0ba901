import { Fragment } from 'react'
import type { AnyService, RunResult } from '../../sim/index'
import { useBin } from '../store'
import { Badge } from '../ui/Badge'
import { formatDuration, formatInteger, formatRate } from '../ui/format'
import { type LimitHit, rejectedPerSecond } from './limitHits'

/** `limit reached 4 m 12 s`: for how long limits turned requests away in the last run. */
export function LimitBadge({ hits }: { hits: readonly LimitHit[] }) {
  const longest = Math.max(0, ...hits.map(({ reachedMs }) => reachedMs))
  if (longest === 0) return null
  return (
    <Badge
      tone="throttle"
      title={hits.map(({ throttle }) => `${throttle.title}: ${formatInteger(throttle.count)} rejected`).join('\n')}
    >
      limit reached {formatDuration(longest)}
    </Badge>
  )
}

/** What each limit that was met does to requests, with its source and what helps. */
export function LimitNotes({
  hits,
  result,
  service,
}: {
  hits: readonly LimitHit[]
  result: RunResult
  service: AnyService
}) {
  return hits.map((hit) => <LimitNote key={hit.throttle.limitId} hit={hit} result={result} service={service} />)
}

function LimitNote({ hit, result, service }: { hit: LimitHit; result: RunResult; service: AnyService }) {
  const bin = useBin()
  const { throttle } = hit
  const now = rejectedPerSecond(hit, result, bin)
  const remedy = service.limits.find(({ id }) => id === throttle.limitId)?.remedy
  return (
    <p className="mt-1.5 text-caption text-muted [overflow-wrap:anywhere]">
      Requests above {formatInteger(throttle.limit)} {throttle.unit} get {throttle.httpStatus}{' '}
      <strong className="font-semibold text-text">
        <Breakable text={throttle.outcome} />
      </strong>
      {throttle.reason !== null && (
        <>
          , reason <Breakable text={throttle.reason} />
        </>
      )}
      : {formatInteger(throttle.count)} in this run
      {now > 0 && (
        <>
          , <span className="font-semibold text-throttle tabular-nums">{formatRate(now)} now</span>
        </>
      )}
      .{remedy && ` ${remedy}`}{' '}
      {throttle.source.url !== '' && (
        <a
          href={throttle.source.url}
          target="_blank"
          rel="noreferrer"
          aria-label={`Source: ${throttle.source.document}`}
          title={throttle.source.document}
        >
          Source
        </a>
      )}
    </p>
  )
}

/** A name in camel case that may go on in the next line between its words. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[a-z])(?=[A-Z])/).map((word, index) => (
    <Fragment key={`${index} ${word}`}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ))
}
