import { X } from 'lucide-react'
import type { FieldUnit, Load } from '../../sim/index'
import { NumberControl } from '../inspector/NumberControl'
import { Disclosure } from '../ui/Disclosure'
import { FieldRow } from '../ui/FieldRow'
import { IconButton } from '../ui/IconButton'
import { removePoint } from './loadShape'
import { replayText } from './loadWords'

export interface LoadFieldsProps {
  load: Load
  unit: FieldUnit
  onChange: (load: Load) => void
}

/** The numbers of a load, as its kind has them. */
export function LoadFields({ load, unit, onChange }: LoadFieldsProps) {
  const rate = (label: string, value: number, change: (next: number) => Load) => (
    <Amount label={label} unit={unit} value={value} onCommit={(next) => onChange(change(next))} />
  )
  const time = (label: string, value: number, change: (next: number) => Load, min = 0) => (
    <Amount label={label} unit="s" min={min} value={value} onCommit={(next) => onChange(change(next))} />
  )
  switch (load.kind) {
    case 'constant':
      return rate('Rate', load.rate, (next) => ({ ...load, rate: next }))
    case 'ramp':
      return (
        <>
          {rate('From', load.from, (next) => ({ ...load, from: next }))}
          {rate('To', load.to, (next) => ({ ...load, to: next }))}
          {time('Begins at', load.startSeconds, (next) => ({ ...load, startSeconds: next }))}
          {time('Ends at', load.endSeconds, (next) => ({ ...load, endSeconds: next }))}
        </>
      )
    case 'spike':
      return (
        <>
          {rate('Base', load.base, (next) => ({ ...load, base: next }))}
          {rate('Peak', load.peak, (next) => ({ ...load, peak: next }))}
          {time('Rises at', load.atSeconds, (next) => ({ ...load, atSeconds: next }))}
          {time('Rise takes', load.riseSeconds, (next) => ({ ...load, riseSeconds: next }))}
          {time('Peak lasts', load.holdSeconds, (next) => ({ ...load, holdSeconds: next }))}
          {time('Fall takes', load.fallSeconds, (next) => ({ ...load, fallSeconds: next }))}
        </>
      )
    case 'sine':
      return (
        <>
          {rate('Mean', load.mean, (next) => ({ ...load, mean: next }))}
          {rate('Amplitude', load.amplitude, (next) => ({ ...load, amplitude: next }))}
          {time('Period', load.periodSeconds, (next) => ({ ...load, periodSeconds: next }), 0.001)}
          {time('Starts', load.phaseSeconds, (next) => ({ ...load, phaseSeconds: next }))}
        </>
      )
    case 'steps':
      return (
        <PointTable
          what="Step"
          points={load.steps}
          unit={unit}
          onChange={(steps) => onChange({ ...load, steps })}
          onRemove={(index) => onChange(removePoint(load, index))}
        />
      )
    case 'points':
      return (
        <PointTable
          what="Point"
          points={load.points}
          unit={unit}
          onChange={(points) => onChange({ ...load, points })}
          onRemove={(index) => onChange(removePoint(load, index))}
        />
      )
    case 'replay':
      return <p className="text-dense text-muted [overflow-wrap:anywhere]">{replayText(load)}</p>
  }
}

interface AmountProps {
  label: string
  unit: FieldUnit
  value: number
  min?: number
  onCommit: (value: number) => void
}

function Amount({ label, unit, value, min = 0, onCommit }: AmountProps) {
  return (
    <FieldRow label={label}>
      <NumberControl
        field={{ label, unit, min, max: unit === 's' ? 31 * 86_400 : 1e9, integer: false }}
        value={value}
        hint={unit === 'count' ? 'users' : undefined}
        onCommit={(next) => next !== null && onCommit(next)}
      />
    </FieldRow>
  )
}

interface PointTableProps {
  what: 'Step' | 'Point'
  points: readonly { atSeconds: number; rate: number }[]
  unit: FieldUnit
  onChange: (points: { atSeconds: number; rate: number }[]) => void
  onRemove: (index: number) => void
}

function PointTable({ what, points, unit, onChange, onRemove }: PointTableProps) {
  const change = (index: number, part: { atSeconds?: number; rate?: number }): void =>
    onChange(
      points
        .map((point, at) => (at === index ? { ...point, ...part } : point))
        .sort((a, b) => a.atSeconds - b.atSeconds),
    )
  return (
    <Disclosure title={`${points.length} ${what.toLowerCase()}${points.length === 1 ? '' : 's'} as numbers`}>
      <ol className="flex max-h-60 flex-col gap-1 overflow-y-auto">
        {points.map((point, index) => (
          <li key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_24px] gap-1">
            <NumberControl
              label={`Time of ${what.toLowerCase()} ${index + 1}`}
              field={{ label: 'Time', unit: 's', min: 0, max: 31 * 86_400, integer: false }}
              value={point.atSeconds}
              onCommit={(next) => next !== null && change(index, { atSeconds: next })}
            />
            <NumberControl
              label={`Rate of ${what.toLowerCase()} ${index + 1}`}
              field={{ label: 'Rate', unit, min: 0, max: 1e9, integer: false }}
              value={point.rate}
              onCommit={(next) => next !== null && change(index, { rate: next })}
            />
            <IconButton
              label={`Remove ${what.toLowerCase()} ${index + 1}`}
              size="dense"
              icon={<X />}
              disabled={points.length < 2}
              onClick={() => onRemove(index)}
            />
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
