import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CostReport, Price, RunResult } from '../../../sim/index'
import { runCommand } from '../../commands/registry'
import { type RunRecord, setFreeTier, useDocument } from '../../store'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { formatCount, formatMoney, formatPercent } from '../../ui/format'
import { NumberText } from '../../ui/NumberText'
import { SectionTitle } from '../../ui/SectionTitle'
import { SegmentedControl } from '../../ui/SegmentedControl'
import { Switch } from '../../ui/Switch'
import { Table, type TableColumn } from '../../ui/Table'
import { ResourceLabel } from '../ResourceLabel'
import { resourceInfo } from '../resourceInfo'
import { type CostPeriod, type CostRow, costBars, costRows } from './costRows'

export interface CostViewProps {
  record: RunRecord
  resourceId: string | null
}

/** What the design costs: headline figures, resources by cost, and every line with its arithmetic. */
export function CostView({ record: { result }, resourceId }: CostViewProps) {
  const [period, setPeriod] = useState<CostPeriod>('month')
  const { cost } = result
  const { rows, total, own } = useMemo(() => costRows(result, period, resourceId), [result, period, resourceId])
  const columns = useMemo(() => columnsOf(result), [result])
  return (
    <div className="flex h-full min-h-0">
      <aside
        aria-label="Totals"
        className="flex min-h-0 w-75 shrink-0 flex-col gap-3 overflow-y-auto border-r border-line p-3"
      >
        <Headline cost={cost} />
        <FreeTierSwitch ranWith={cost.freeTier} />
        <Bars result={result} period={period} />
      </aside>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-1">
          <SegmentedControl
            label="Period"
            value={period}
            onValueChange={setPeriod}
            options={[
              { value: 'month', label: 'Month' },
              { value: 'run', label: 'This run' },
            ]}
          />
          <span className="min-w-0 flex-1 truncate text-caption text-faint">
            {period === 'month'
              ? `730 hours of runs like this one, ${cost.region}`
              : `This run alone at the month’s first-tier prices, ${cost.region}`}
          </span>
          <Total total={total} own={own} name={resourceId === null ? '' : resourceInfo(result, resourceId).name} />
          <Button
            variant="ghost"
            size="dense"
            icon={<Download aria-hidden />}
            onClick={() => void runCommand('export.costReport')}
          >
            HTML
          </Button>
          <Button
            variant="ghost"
            size="dense"
            icon={<Download aria-hidden />}
            onClick={() => void runCommand('export.costCsv')}
          >
            CSV
          </Button>
        </div>
        <div className="min-h-0 flex-1">
          <Table
            label={`Cost lines of the ${period}`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={<EmptyState sentence="Nothing here used anything that AWS charges for in this run." />}
          />
        </div>
      </div>
    </div>
  )
}

/** What the lines shown add up to; of a single resource, with the design's total beside it. */
function Total({ total, own, name }: { total: string; own: string | null; name: string }) {
  if (own === null) return <span className="shrink-0 text-dense font-semibold tabular-nums">{`Total ${total}`}</span>
  return (
    <span className="flex min-w-0 items-baseline gap-2 text-dense tabular-nums">
      <span className="truncate font-semibold" title={`Total of ${name} ${own}`}>{`Total of ${name} ${own}`}</span>
      <span className="shrink-0 text-caption text-muted">{`whole design ${total}`}</span>
    </span>
  )
}

function Headline({ cost }: { cost: CostReport }) {
  const perMillion = cost.perRequest === null ? null : cost.perRequest * 1e6
  return (
    <div>
      <NumberText
        text={formatMoney(cost.month)}
        size="heading"
        caption={`a month of ${formatCount(cost.requestsPerMonth)} requests`}
      />
      <div className="mt-2 grid grid-cols-2 gap-2">
        <NumberText text={formatMoney(cost.run)} caption="this run" />
        <NumberText
          text={formatMoney(perMillion)}
          caption="per million requests"
          title={cost.perRequest === null ? '' : `${formatMoney(cost.perRequest)} per request`}
        />
      </div>
    </div>
  )
}

/** Whether the free tier counts. The report on screen keeps what it was run with until the next run. */
function FreeTierSwitch({ ranWith }: { ranWith: boolean }) {
  const freeTier = useDocument((state) => state.design.account.freeTier)
  return (
    <div>
      <Switch checked={freeTier} onCheckedChange={setFreeTier} label="Subtract AWS’s monthly free tier" />
      {freeTier !== ranWith && (
        <p className="text-caption text-warn">These figures are from before the change. Run again to apply it.</p>
      )}
    </div>
  )
}

function Bars({ result, period }: { result: RunResult; period: CostPeriod }) {
  const bars = useMemo(() => costBars(result.cost, period), [result, period])
  if (bars.length === 0) return null
  return (
    <section>
      <SectionTitle level="caption" className="mb-1">
        By resource
      </SectionTitle>
      <ul className="flex flex-col gap-1.5">
        {bars.map(({ resourceId, amount, width, share }) => (
          <li key={resourceId}>
            <div className="flex items-center justify-between gap-2 text-dense">
              <ResourceLabel result={result} id={resourceId} />
              <span className="shrink-0 tabular-nums">
                <span className="mr-1.5 text-caption text-faint">
                  {formatPercent(share === null ? null : Number(share.toPrecision(2)))}
                </span>
                {amount}
              </span>
            </div>
            <div className="mt-0.5 h-1 overflow-hidden rounded-full bg-hover">
              <div className="h-full rounded-full bg-accent" style={{ width: `${width * 100}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function columnsOf(result: RunResult): TableColumn<CostRow>[] {
  const prices = new Map(result.cost.prices.map((price) => [price.id, price]))
  return [
    {
      id: 'resource',
      header: 'Resource',
      width: '18%',
      sortValue: ({ resourceName }) => resourceName,
      cell: ({ line }) => <ResourceLabel result={result} id={line.resourceId} />,
    },
    {
      id: 'component',
      header: 'What',
      width: '20%',
      sortValue: ({ line }) => line.component,
      cell: ({ line }) => (
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{line.component}</span>
          {line.free && <Badge tone="ok">free tier</Badge>}
          {line.basis === 'time' && <Badge title="Accrues by the hour, used or not">hourly</Badge>}
        </span>
      ),
    },
    {
      id: 'tier',
      header: 'Tier',
      width: '16%',
      cell: ({ line }) => <span className="text-muted">{line.tier ?? ''}</span>,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      align: 'right',
      sortValue: ({ line }) => line.quantity,
      cell: ({ quantity }) => quantity,
    },
    {
      id: 'price',
      header: '× unit price',
      align: 'right',
      width: '132px',
      sortValue: ({ line }) => line.unitPrice,
      cell: ({ line, unitPrice }) => <PriceText text={unitPrice} price={prices.get(line.priceId)} />,
    },
    {
      id: 'amount',
      header: '= amount',
      align: 'right',
      width: '104px',
      sortValue: ({ line }) => line.amount,
      cell: ({ amount }) => <span className="font-semibold">{amount}</span>,
    },
  ]
}

/** A unit price that tells its source on hover and links to it. */
function PriceText({ text, price }: { text: string; price: Price | undefined }) {
  if (!price) return text
  const { document, url, checked, confidence, note } = price.source
  const title = `${price.title} per ${price.unit}. ${document}, checked ${checked} (${confidence}).${note ? ` ${note}` : ''}`
  if (url === '') return <span title={title}>{text}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer" title={title} className="!text-text decoration-dotted">
      {text}
    </a>
  )
}
