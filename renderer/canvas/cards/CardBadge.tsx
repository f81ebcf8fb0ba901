import type { RunResult } from '../../../sim/index'
import { useDocument } from '../../store'
import { cx } from '../../ui/cx'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { type Tone, toneText } from '../../ui/tone'
import { type Attention, attentionAt, attentionOf, useOwnProblems } from '../figures/attention'
import { useAtShownBin } from '../figures/shownBin'

const borders: Partial<Record<Tone, string>> = {
  throttle: 'border-throttle',
  fault: 'border-fault',
  warn: 'border-warn',
}

/** What needs attention, on the card's top edge: an error in the settings, else what went wrong at the time cursor, else a warning. */
export function CardBadge({ resourceId, run }: { resourceId: string; run: RunResult | null }) {
  const problems = useOwnProblems(resourceId)
  const ofDesign = attentionOf(problems)
  if (ofDesign?.tone === 'fault' || run === null) return <Badge resourceId={resourceId} attention={ofDesign} />
  return <RunBadge resourceId={resourceId} run={run} otherwise={ofDesign} />
}

function RunBadge(props: { resourceId: string; run: RunResult; otherwise: Attention | null }) {
  const { resourceId, run, otherwise } = props
  const connections = useDocument((state) => state.design.connections)
  const incoming = connections.filter(({ to }) => to === resourceId).map(({ id }) => id)
  // A text, so that the badge renders only when it reads otherwise.
  const shown = useAtShownBin((bin) => JSON.stringify(attentionAt(run, incoming, bin)))
  return <Badge resourceId={resourceId} attention={(JSON.parse(shown) as Attention | null) ?? otherwise} />
}

function Badge({ resourceId, attention }: { resourceId: string; attention: Attention | null }) {
  if (!attention) return null
  return (
    <span
      id={`card-state-${resourceId}`}
      title={attention.detail}
      className={cx(
        'absolute -top-[9px] right-2.5 flex h-[18px] items-center gap-1 rounded-full border bg-raised pr-[7px] pl-[5px] text-[11px] font-semibold tabular-nums',
        toneText[attention.tone],
        borders[attention.tone],
      )}
    >
      <StatusGlyph status={attention.status} size={12} className="!text-current" />
      {attention.label}
    </span>
  )
}
