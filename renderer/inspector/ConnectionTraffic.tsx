import { type ConnectionResult, connectionRate, type OutcomeClass } from '../../sim/index'
import { useBin, useResult } from '../store'
import { formatClock, formatInteger, formatPercent, formatRate } from '../ui/format'
import { SectionTitle } from '../ui/SectionTitle'
import { StatusGlyph } from '../ui/StatusGlyph'
import { toneColor } from '../ui/tone'
import { outcomeLooks, outcomeOrder } from '../views/outcomes'

/** What went over a connection: now at the time cursor, and in the whole run, by outcome. */
export function ConnectionTraffic({ connectionId }: { connectionId: string }) {
  const result = useResult()
  const bin = useBin()
  const traffic = result?.connections[connectionId]
  if (!result || !traffic) {
    return (
      <section className="border-b border-line px-3.5 py-2.5">
        <SectionTitle className="mb-1">Traffic</SectionTitle>
        <p className="text-dense text-muted">Run the scenario to see how many calls pass here and how they end.</p>
      </section>
    )
  }
  const now = Object.fromEntries(outcomeOrder.map((outcome) => [outcome, traffic.perBin[outcome][bin] ?? 0])) as Counts
  return (
    <section className="border-b border-line px-3.5 py-2.5">
      <SectionTitle className="mb-1.5" trailing={`at ${formatClock(bin * result.binMs)}`}>
        Traffic
      </SectionTitle>
      <p className="text-section font-semibold tabular-nums">{formatRate(connectionRate(traffic, bin, result))}</p>
      <SplitBar counts={now} />
      <Outcomes now={now} traffic={traffic} />
    </section>
  )
}

type Counts = Readonly<Record<OutcomeClass, number>>

function SplitBar({ counts }: { counts: Counts }) {
  const total = outcomeOrder.reduce((sum, outcome) => sum + counts[outcome], 0)
  return (
    <div aria-hidden className="my-1.5 flex h-1.5 gap-px overflow-hidden rounded-full bg-line-strong">
      {outcomeOrder
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <i
            key={outcome}
            style={{
              width: `${(100 * counts[outcome]) / total}%`,
              minWidth: 2,
              background: toneColor[outcomeLooks[outcome].tone],
            }}
          />
        ))}
    </div>
  )
}

function Outcomes({ now, traffic }: { now: Counts; traffic: ConnectionResult }) {
  const total = outcomeOrder.reduce((sum, outcome) => sum + now[outcome], 0)
  return (
    <table className="w-full text-dense">
      <thead>
        <tr className="text-caption text-faint">
          <th scope="col" className="text-left font-medium">
            Outcome
          </th>
          <th scope="col" className="text-right font-medium">
            Now
          </th>
          <th scope="col" className="text-right font-medium">
            Whole run
          </th>
        </tr>
      </thead>
      <tbody>
        {outcomeOrder
          .filter((outcome) => outcome === 'ok' || traffic.totals[outcome] > 0)
          .map((outcome) => (
            <tr key={outcome}>
              <th scope="row" className="py-0.5 text-left font-normal">
                <span className="flex items-center gap-1.5">
                  <StatusGlyph status={outcomeLooks[outcome].status} size={12} />
                  {outcomeLooks[outcome].label}
                </span>
              </th>
              <td className="text-right tabular-nums">{formatPercent(total > 0 ? now[outcome] / total : null)}</td>
              <td className="text-right tabular-nums">{formatInteger(traffic.totals[outcome])}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
