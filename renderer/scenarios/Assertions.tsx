import { X } from 'lucide-react'
import { useState } from 'react'
import { type Assertion, checkAssertion, parseAssertion, type RunResult, type Scenario } from '../../sim/index'
import { addAssertion, changeAssertion, removeAssertion, useRuns } from '../store'
import { IconButton } from '../ui/IconButton'
import { StatusGlyph } from '../ui/StatusGlyph'
import { AddableSection } from './AddableSection'
import { AssertionInput } from './AssertionInput'

/** Promises that the design must keep in this scenario, and whether the last run kept them. */
export function Assertions({ scenario }: { scenario: Scenario }) {
  const [adding, setAdding] = useState(false)
  const run = useRuns(({ current }) => (current?.scenarioId === scenario.id ? current : null))
  return (
    <AddableSection
      title="Assertions"
      add="Add assertion"
      onAdd={() => setAdding(true)}
      empty={
        scenario.assertions.length === 0 &&
        !adding && (
          <>
            Promise something, such as <code className="font-mono">p99(total) &lt; 300ms</code>: each run tells whether
            the design keeps it, and the command line fails a build that breaks it.
          </>
        )
      }
    >
      <ul className="mt-1 flex flex-col gap-2">
        {scenario.assertions.map((assertion) => (
          <AssertionRow
            key={assertion.id}
            scenarioId={scenario.id}
            assertion={assertion}
            result={run?.result ?? null}
            runLabel={run?.label ?? ''}
          />
        ))}
      </ul>
      {adding && (
        <div className="mt-2 flex items-start gap-1">
          <AssertionInput
            value=""
            label="New assertion"
            placeholder="p99(total) < 300ms"
            onCommit={(expression) => {
              addAssertion(scenario.id, expression)
              setAdding(false)
            }}
          />
          <IconButton label="Do not add" size="dense" icon={<X />} onClick={() => setAdding(false)} />
        </div>
      )}
    </AddableSection>
  )
}

interface AssertionRowProps {
  scenarioId: string
  assertion: Assertion
  result: RunResult | null
  runLabel: string
}

function AssertionRow({ scenarioId, assertion, result, runLabel }: AssertionRowProps) {
  const { id, expression } = assertion
  const readable = 'ok' in parseAssertion(expression)
  const outcome = result && readable ? checkAssertion(expression, result) : null
  return (
    <li>
      <div className="flex items-start gap-1">
        <AssertionInput
          value={expression}
          label={`Assertion ${expression}`}
          onCommit={(next) => changeAssertion(scenarioId, id, next)}
        />
        <IconButton
          label={`Remove assertion ${expression}`}
          size="dense"
          icon={<X />}
          onClick={() => removeAssertion(scenarioId, id)}
        />
      </div>
      {outcome && (
        <p className="mt-1 flex gap-1.5 text-caption text-muted">
          <StatusGlyph status={outcome.passed ? 'ok' : 'fault'} size={12} className="mt-px" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className={outcome.passed ? 'font-semibold text-ok' : 'font-semibold text-fault'}>
              {outcome.passed ? 'Kept' : 'Broken'}
            </span>{' '}
            in {runLabel}: {outcome.message}.
          </span>
        </p>
      )}
      {!outcome && readable && <p className="mt-1 text-caption text-faint">Not measured yet: run this scenario.</p>}
    </li>
  )
}
