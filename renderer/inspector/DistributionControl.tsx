import { useMemo } from 'react'
import { type Distribution, type FieldUnit, validateConfig } from '../../sim/index'
import { cx } from '../ui/cx'
import { OutsideField } from '../ui/FieldRow'
import { Popover } from '../ui/Popover'
import { TextField } from '../ui/TextField'
import { DensityPlot } from './DensityPlot'
import { densityOf } from './distributionFigures'
import { DistributionEditor } from './DistributionEditor'
import { formatDistribution, parseDistribution } from './distributionText'
import { useDraft } from './useDraft'

export interface DistributionControlProps {
  /** Name of the setting, for messages. */
  name: string
  unit: FieldUnit
  /** undefined: the selected have different values. */
  value: Distribution | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: Distribution) => void
}

/** A random quantity: its one-line text, and beside it the shape that opens the editor. */
export function DistributionControl({ name, unit, value, placeholder, label, onCommit }: DistributionControlProps) {
  const draft = useDraft(value ? formatDistribution(value, unit) : '', (text) => {
    if (text.trim() === '' && !value) return undefined
    const parsed = parseDistribution(text, unit)
    if (!parsed.ok) return parsed.error
    const problem = distributionProblem(parsed.value, name, unit)
    if (problem === undefined) onCommit(parsed.value)
    return problem
  })
  const density = useMemo(() => (value ? densityOf(value, 24) : null), [value])
  return (
    <div className="flex min-w-0 items-start gap-1">
      <TextField
        value={draft.text}
        onValueChange={draft.onValueChange}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
        placeholder={placeholder}
        title={draft.text}
        className="flex-1"
        {...(label === undefined ? {} : { label })}
        {...(draft.error === undefined ? {} : { error: draft.error })}
      />
      {value && density && (
        <Popover
          label={`Distribution of ${name}`}
          side="left"
          className="w-72"
          trigger={
            <button
              type="button"
              aria-label={`Edit the distribution of ${name}`}
              title={`Edit the distribution of ${name}`}
              className={cx(
                'grid h-6.5 w-10 shrink-0 place-items-center rounded-field border border-line-strong bg-canvas',
                'transition-colors hover:border-faint data-[state=open]:border-accent',
              )}
            >
              <DensityPlot density={density} width={32} height={16} />
            </button>
          }
        >
          <OutsideField>
            <DistributionEditor name={name} unit={unit} value={value} onChange={onCommit} />
          </OutsideField>
        </Popover>
      )}
    </div>
  )
}

/** What is wrong with a distribution's parameters, in words. */
export function distributionProblem(value: Distribution, name: string, unit: FieldUnit): string | undefined {
  const field = { kind: 'distribution', label: name, help: '', unit, default: value } as const
  const [problem] = validateConfig({ value: field }, { value }, 'value')
  return problem && `${problem.message} ${problem.help}`
}
