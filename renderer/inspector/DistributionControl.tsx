import { useMemo } from 'react'
import { OutsideField } from '../ui/FieldRow'
import { Popover } from '../ui/Popover'
import { DensityPlot } from './DensityPlot'
import { DistributionEditor } from './DistributionEditor'
import { densityOf } from './distributionFigures'
import { DistributionTextBox, type DistributionTextBoxProps } from './DistributionTextBox'

/** A random quantity: its one-line text, and beside it the shape that opens the editor. */
export function DistributionControl(props: DistributionTextBoxProps) {
  const { name, unit, value, onCommit } = props
  const density = useMemo(() => (value ? densityOf(value, 24) : null), [value])
  return (
    <div className="flex min-w-0 items-start gap-1">
      <DistributionTextBox {...props} />
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
              className="grid h-6.5 w-10 shrink-0 place-items-center rounded-field border border-line-strong bg-canvas transition-colors hover:border-faint data-[state=open]:border-accent"
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
