import { useMemo, useState } from 'react'
import type { Distribution, FieldUnit } from '../../sim/index'
import { FieldRow } from '../ui/FieldRow'
import { Select } from '../ui/Select'
import { DensityPlot } from './DensityPlot'
import { densityOf, figuresOf } from './distributionFigures'
import { distributionProblem } from './distributionProblem'
import { MixtureParts, Quantiles } from './DistributionParts'
import { type DistributionKind, startOf } from './distributionText'
import { NumberControl } from './NumberControl'
import { shownQuantity } from './shownQuantity'

const kindTitles: Record<DistributionKind, string> = {
  constant: 'Constant',
  uniform: 'Uniform',
  exponential: 'Exponential',
  normal: 'Normal, cut at 0',
  lognormal: 'Lognormal',
  gamma: 'Gamma',
  weibull: 'Weibull',
  empirical: 'Empirical (quantiles)',
  mixture: 'Mixture',
}

export interface DistributionEditorProps {
  name: string
  unit: FieldUnit
  value: Distribution
  onChange: (value: Distribution) => void
}

/** A distribution by its kind and parameters, with its shape and key figures. */
export function DistributionEditor({ name, unit, value, onChange }: DistributionEditorProps) {
  const [problem, setProblem] = useState<string>()
  const figures = useMemo(() => figuresOf(value), [value])
  const density = useMemo(() => densityOf(value, 80), [value])
  const offer = (next: Distribution): void => {
    const wrong = distributionProblem(next, name, unit)
    setProblem(wrong)
    if (wrong === undefined) onChange(next)
  }
  const words = (amount: number): string => shownQuantity(amount, unit)
  return (
    <div className="flex flex-col gap-1">
      <p className="mb-1 font-semibold">{name}</p>
      <DensityPlot
        density={density}
        width={262}
        height={86}
        marks={[
          { value: figures.p50, name: value.kind === 'constant' ? 'always' : 'p50' },
          ...(value.kind === 'constant' ? [] : [{ value: figures.p99, name: 'p99' }]),
        ]}
        label={`Shape of ${name}: mean ${words(figures.mean)}, p50 ${words(figures.p50)}, p99 ${words(figures.p99)}`}
      />
      <dl className="my-1 grid grid-cols-3 gap-2">
        <Figure name="mean" text={words(figures.mean)} />
        <Figure name="p50" text={words(figures.p50)} />
        <Figure name="p99" text={words(figures.p99)} />
      </dl>
      <FieldRow label="Kind">
        <Select
          value={value.kind}
          onValueChange={(kind) => offer(startOf(kind, figures.p50 || 1, Math.max(figures.p99, figures.p50 || 1)))}
          options={Object.entries(kindTitles).map(([kind, label]) => ({ value: kind as DistributionKind, label }))}
        />
      </FieldRow>
      <Parameters name={name} unit={unit} value={value} onChange={offer} />
      {problem && (
        <p role="alert" className="text-caption text-fault">
          {problem}
        </p>
      )}
    </div>
  )
}

function Figure({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dd className="font-semibold tabular-nums">{text}</dd>
      <dt className="text-caption text-faint">{name}</dt>
    </div>
  )
}

function Parameters({ name, unit, value, onChange }: DistributionEditorProps) {
  const amount = (label: string, current: number, change: (next: number) => Distribution, pure = false) => (
    <FieldRow label={label}>
      <NumberControl
        field={{ label, unit: pure ? 'ratio' : unit, min: 0, max: 1e12, integer: false }}
        value={current}
        onCommit={(next) => next !== null && onChange(change(next))}
      />
    </FieldRow>
  )
  switch (value.kind) {
    case 'constant':
      return amount('Value', value.value, (next) => ({ ...value, value: next }))
    case 'uniform':
      return (
        <>
          {amount('From', value.min, (next) => ({ ...value, min: next }))}
          {amount('To', value.max, (next) => ({ ...value, max: next }))}
        </>
      )
    case 'exponential':
      return amount('Mean', value.mean, (next) => ({ ...value, mean: next }))
    case 'normal':
      return (
        <>
          {amount('Mean', value.mean, (next) => ({ ...value, mean: next }))}
          {amount('Deviation', value.standardDeviation, (next) => ({ ...value, standardDeviation: next }))}
        </>
      )
    case 'lognormal':
      return (
        <>
          {amount('p50', value.p50, (next) => ({ ...value, p50: next }))}
          {amount('p99', value.p99, (next) => ({ ...value, p99: next }))}
        </>
      )
    case 'gamma':
    case 'weibull':
      return (
        <>
          {amount('Shape', value.shape, (next) => ({ ...value, shape: next }), true)}
          {amount('Scale', value.scale, (next) => ({ ...value, scale: next }))}
        </>
      )
    case 'empirical':
      return <Quantiles unit={unit} value={value} onChange={onChange} />
    case 'mixture':
      return <MixtureParts name={name} unit={unit} value={value} onChange={onChange} />
  }
}
