import { FlaskConical } from 'lucide-react'
import type { AssertionResult, Finding, RunResult } from '../../../sim/index'
import { showRight, useRuns, type RunRecord } from '../../store'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { SectionTitle } from '../../ui/SectionTitle'
import { StatusGlyph, type Status } from '../../ui/StatusGlyph'
import { trialLabel } from '../compare/trialLabel'
import { tryAndCompare } from '../compare/tryAndCompare'
import { ResourceLabel } from '../ResourceLabel'
import { SourceLink } from '../SourceLink'
import { findingsOf } from './findingsOf'

export interface FindingsViewProps {
  record: RunRecord
  resourceId: string | null
}

/** Promises kept and broken, then what the run has shown to be worth changing. */
export function FindingsView({ record: { result }, resourceId }: FindingsViewProps) {
  const findings = findingsOf(result, resourceId)
  if (result.assertions.length === 0 && findings.length === 0) {
    return (
      <EmptyState
        sentence="Nothing to improve was found here. Assertions such as p99(orders-api) < 300ms would be checked in this place."
        action={{ label: 'Add an assertion', onSelect: () => showRight('scenario') }}
      />
    )
  }
  return (
    <div className="@container h-full">
      <div className="flex h-full min-h-0 flex-col overflow-y-auto @[900px]:flex-row @[900px]:overflow-hidden">
        {result.assertions.length > 0 && <Assertions assertions={result.assertions} />}
        <div className="min-w-0 flex-1 p-3 @[900px]:overflow-y-auto">
          {findings.length === 0 ? (
            <p className="text-dense text-muted">Nothing to improve was found here.</p>
          ) : (
            <ul
              aria-label="Findings"
              className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,400px),1fr))] items-start gap-3"
            >
              {findings.map((finding, index) => (
                <FindingCard key={`${finding.code} ${index}`} finding={finding} result={result} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

function Assertions({ assertions }: { assertions: readonly AssertionResult[] }) {
  const broken = assertions.filter(({ passed }) => !passed).length
  return (
    <section
      aria-label="Assertions"
      className="shrink-0 px-3 pt-3 @[900px]:w-85 @[900px]:overflow-y-auto @[900px]:border-r @[900px]:border-line @[900px]:pb-3"
    >
      <SectionTitle
        className="mb-1"
        badge={
          <Badge tone={broken > 0 ? 'fault' : 'ok'}>
            {broken > 0 ? `${broken} of ${assertions.length} failed` : 'all passed'}
          </Badge>
        }
      >
        Assertions
      </SectionTitle>
      <ul>
        {assertions.map(({ expression, passed, message }) => (
          <li key={expression} className="flex min-w-0 items-baseline gap-2 py-1 text-dense">
            <StatusGlyph
              status={passed ? 'ok' : 'fault'}
              label={passed ? 'passed' : 'failed'}
              className="translate-y-0.5"
            />
            <div className="flex min-w-0 flex-1 flex-wrap gap-x-2">
              <code className="font-mono [overflow-wrap:anywhere]">{expression}</code>
              <span className="text-muted">{message}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const severities: Record<Finding['severity'], { status: Status; label: string }> = {
  critical: { status: 'fault', label: 'critical' },
  warning: { status: 'error', label: 'warning' },
  info: { status: 'info', label: 'hint' },
}

function FindingCard({ finding, result }: { finding: Finding; result: RunResult }) {
  const running = useRuns((state) => state.status === 'running')
  const { status, label } = severities[finding.severity]
  return (
    <li className="flex min-w-0 flex-col gap-1.5 rounded-card border border-line bg-raised p-3">
      <div className="flex items-start gap-2">
        <StatusGlyph status={status} label={label} className="mt-0.5" />
        <h3 className="min-w-0 flex-1 text-body font-semibold" title={finding.code}>
          {finding.title}
        </h3>
      </div>
      <p className="text-dense text-muted">{finding.evidence}</p>
      <p className="text-dense text-muted">
        <strong className="font-semibold text-text">What would fix it: </strong>
        {finding.remedy}
      </p>
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-dense">
        {finding.changes.length > 0 && (
          <Button
            size="dense"
            icon={<FlaskConical aria-hidden />}
            disabled={running}
            onClick={() => void tryAndCompare(finding.changes, trialLabel(result, finding.changes))}
          >
            Try in a copy
          </Button>
        )}
        {finding.resourceIds.map((id) => (
          <ResourceLabel key={id} result={result} id={id} />
        ))}
        {finding.source && <SourceLink source={finding.source} />}
      </div>
    </li>
  )
}
