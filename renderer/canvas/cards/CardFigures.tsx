import { memo, useMemo } from 'react'
import {
  type AnyService,
  type CardFigure,
  figureValue,
  formatFigure,
  type Resource,
  type ResourceResult,
  type RunResult,
  withDefaults,
} from '../../../sim/index'
import { cx } from '../../ui/cx'
import { useAtShownBin } from '../figures/shownBin'

interface CardFiguresProps {
  resource: Resource
  service: AnyService
  /** The run on screen and what it says about this resource; null before any run. */
  run: RunResult | null
  measured: ResourceResult | undefined
}

/** The card's three figures: live at the time cursor, or the configured numbers before any run. */
export const CardFigures = memo(function CardFigures({ resource, service, run, measured }: CardFiguresProps) {
  if (run && measured) {
    return (
      <Row>
        {service.card.figures.map((figure) => (
          <LiveFigure key={figure.label} figure={figure} run={run} measured={measured} />
        ))}
      </Row>
    )
  }
  return <Configured resource={resource} service={service} />
})

function Configured({ resource, service }: { resource: Resource; service: AnyService }) {
  const shown = useMemo(
    () => service.card.configured(withDefaults(service.fields, resource.config)).slice(0, 3),
    [resource.config, service],
  )
  return (
    <Row>
      {shown.map(({ label, value }) => (
        <Figure key={label} label={label} value={value} quiet />
      ))}
    </Row>
  )
}

function LiveFigure({ figure, run, measured }: { figure: CardFigure; run: RunResult; measured: ResourceResult }) {
  const value = useAtShownBin((bin) => formatFigure(figureValue(figure, measured, bin, run)))
  return <Figure label={figure.label} value={value} />
}

function Row({ children }: { children: React.ReactNode }) {
  return (
    <div className="absolute inset-x-2.5 top-[54px] grid grid-flow-col justify-between gap-x-2 [&>*]:min-w-0">
      {children}
    </div>
  )
}

/** One figure. Live ones are not cut off: many of them change at once, and what clips costs in each frame. */
function Figure({ label, value, quiet = false }: { label: string; value: string; quiet?: boolean }) {
  return (
    <div>
      <b
        className={cx(
          'block text-[12px]/[16px] font-semibold whitespace-nowrap tabular-nums',
          quiet ? 'truncate text-muted' : 'text-text',
        )}
      >
        {value}
      </b>
      <span className={cx('block text-[11px]/[14px] whitespace-nowrap text-faint', quiet && 'truncate')}>{label}</span>
    </div>
  )
}
