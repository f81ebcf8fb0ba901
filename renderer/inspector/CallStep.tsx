import type { HandlerStep } from '../../sim/index'
import { Select } from '../ui/Select'
import type { CallTarget } from './callTargets'
import { NumberControl } from './NumberControl'

interface CallStepProps {
  step: Extract<HandlerStep, { kind: 'call' }>
  name: string
  targets: readonly CallTarget[]
  onChange: (step: HandlerStep) => void
}

/** What a step calls, how often, and for what share of requests. */
export function CallStep({ step, name, targets, onChange }: CallStepProps) {
  const target = targets.find(({ connection }) => connection === step.connection)
  return (
    <div className="grid grid-cols-2 gap-1">
      <Select
        label={`Target of ${name}`}
        value={target?.connection}
        placeholder="Choose a target"
        options={targets.map(({ connection, name: targetName }) => ({ value: connection, label: targetName }))}
        onValueChange={(connection) => {
          const operations = targets.find((candidate) => candidate.connection === connection)?.operations ?? []
          const keeps = operations.some(({ id }) => id === step.operation)
          onChange({ ...step, connection, operation: keeps ? step.operation : (operations[0]?.id ?? '') })
        }}
      />
      <Select
        label={`Operation of ${name}`}
        value={step.operation}
        placeholder="Operation"
        options={(target?.operations ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onValueChange={(operation) => onChange({ ...step, operation })}
      />
      <NumberControl
        label={`Calls of ${name}`}
        field={{ label: 'Calls', unit: 'count', min: 0, max: 1000, integer: true }}
        value={step.count}
        hint="times"
        onCommit={(count) => count !== null && onChange({ ...step, count })}
      />
      <NumberControl
        label={`Probability of ${name}`}
        field={{ label: 'Probability', unit: 'percent', min: 0, max: 100, integer: false }}
        value={Number((step.probability * 100).toPrecision(15))}
        hint="chance"
        onCommit={(percent) => percent !== null && onChange({ ...step, probability: percent / 100 })}
      />
    </div>
  )
}
