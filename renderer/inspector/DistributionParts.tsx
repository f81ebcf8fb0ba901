import { Plus, X } from 'lucide-react'
import type { Distribution, FieldUnit } from '../../sim/index'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { DistributionTextBox } from './DistributionTextBox'
import type { DistributionKind } from './distributionText'
import { NumberControl } from './NumberControl'

interface PartsProps<Kind extends DistributionKind> {
  unit: FieldUnit
  value: Extract<Distribution, { kind: Kind }>
  onChange: (value: Distribution) => void
}

/** The points of an empirical distribution. */
export function Quantiles({ unit, value, onChange }: PartsProps<'empirical'>) {
  const { points } = value
  const change = (index: number, part: Partial<{ p: number; value: number }>): void =>
    onChange({ ...value, points: points.map((point, at) => (at === index ? { ...point, ...part } : point)) })
  const addPoint = (): void => {
    const last = points.at(-1) ?? { p: 1, value: 0 }
    const before = points.at(-2) ?? { p: 0, value: 0 }
    const middle = { p: (before.p + last.p) / 2, value: (before.value + last.value) / 2 }
    onChange({ ...value, points: points.toSpliced(points.length - 1, 0, middle) })
  }
  return (
    <>
      <ul className="flex flex-col gap-1" aria-label="Quantiles">
        {points.map((point, index) => (
          <li key={index} className="grid grid-cols-[80px_minmax(0,1fr)_24px] gap-1">
            <NumberControl
              label={`Share of quantile ${index + 1}`}
              field={{ label: 'Share', unit: 'percent', min: 0, max: 100, integer: false }}
              value={point.p * 100}
              onCommit={(next) => next !== null && change(index, { p: next / 100 })}
            />
            <NumberControl
              label={`Value of quantile ${index + 1}`}
              field={{ label: 'Value', unit, min: 0, max: 1e12, integer: false }}
              value={point.value}
              onCommit={(next) => next !== null && change(index, { value: next })}
            />
            <IconButton
              label={`Remove quantile ${index + 1}`}
              size="dense"
              icon={<X />}
              disabled={points.length <= 2 || index === 0 || index === points.length - 1}
              onClick={() => onChange({ ...value, points: points.toSpliced(index, 1) })}
            />
          </li>
        ))}
      </ul>
      <Button size="dense" variant="ghost" icon={<Plus aria-hidden />} className="self-start" onClick={addPoint}>
        Add quantile
      </Button>
    </>
  )
}

/** The weighted parts of a mixture. */
export function MixtureParts({ name, unit, value, onChange }: PartsProps<'mixture'> & { name: string }) {
  const { parts } = value
  const change = (index: number, part: Partial<{ weight: number; of: Distribution }>): void =>
    onChange({ ...value, parts: parts.map((old, at) => (at === index ? { ...old, ...part } : old)) })
  const last = parts.at(-1)
  return (
    <>
      <ul className="flex flex-col gap-1" aria-label="Parts">
        {parts.map((part, index) => (
          <li key={index} className="grid grid-cols-[52px_minmax(0,1fr)_24px] gap-1">
            <NumberControl
              label={`Weight of part ${index + 1}`}
              field={{ label: 'Weight', unit: 'ratio', min: 1e-9, max: 1e12, integer: false }}
              value={part.weight}
              onCommit={(next) => next !== null && change(index, { weight: next })}
            />
            <DistributionTextBox
              label={`Distribution of part ${index + 1}`}
              name={`${name}, part ${index + 1}`}
              unit={unit}
              value={part.of}
              onCommit={(of) => change(index, { of })}
            />
            <IconButton
              label={`Remove part ${index + 1}`}
              size="dense"
              icon={<X />}
              disabled={parts.length <= 1}
              onClick={() => onChange({ ...value, parts: parts.toSpliced(index, 1) })}
            />
          </li>
        ))}
      </ul>
      <Button
        size="dense"
        variant="ghost"
        icon={<Plus aria-hidden />}
        className="self-start"
        onClick={() => last && onChange({ ...value, parts: [...parts, { ...last }] })}
      >
        Add part
      </Button>
    </>
  )
}
