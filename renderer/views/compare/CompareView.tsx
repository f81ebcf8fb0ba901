import { useMemo } from 'react'
import type { RunRecord } from '../../store'
import { cx } from '../../ui/cx'
import { compareGroups } from './compareRows'
import { settingChanges } from './settingChanges'

export interface CompareViewProps {
  baseline: RunRecord
  current: RunRecord
}

/** Two runs side by side: requests, response time, throttles by limit and cost by line, with signed differences. */
export function CompareView({ baseline, current }: CompareViewProps) {
  const groups = useMemo(
    () => compareGroups(baseline.result, current.result, settingChanges(baseline, current)),
    [baseline, current],
  )
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-dense">
      <thead className="text-caption text-faint">
        <tr>
          <th scope="col" className={cx(head, 'w-[34%] text-left')}>
            Figure
          </th>
          <th scope="col" className={cx(head, 'text-right')}>{`${baseline.label}, baseline`}</th>
          <th scope="col" className={cx(head, 'text-right')}>
            {current.label}
          </th>
          <th scope="col" className={cx(head, 'w-[28%] text-right')}>
            Difference
          </th>
        </tr>
      </thead>
      {groups.map(({ title, note, rows }) => (
        <tbody key={title}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={4}
              className="border-b border-line px-4 pt-3 pb-1 text-left text-caption font-semibold text-faint"
            >
              {title}
              {note !== undefined && <p className="pt-0.5 font-normal text-warn">{note}</p>}
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="border-b border-line px-4 py-1 text-left font-normal [overflow-wrap:anywhere]">
                {row.label}
              </th>
              <td className="border-b border-line px-3 py-1 text-right text-muted tabular-nums">{row.baseline}</td>
              <td className="border-b border-line px-3 py-1 text-right font-medium tabular-nums">{row.current}</td>
              <td
                className={cx(
                  'border-b border-line px-4 py-1 text-right whitespace-nowrap tabular-nums',
                  row.better === null ? 'text-faint' : row.better ? 'text-ok' : 'text-fault',
                )}
              >
                {row.difference}
                {row.better !== null && <span className="ml-1.5 text-caption">{row.better ? 'better' : 'worse'}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const head = 'sticky top-0 z-1 truncate border-b border-line-strong bg-panel px-4 py-1.5 font-medium'
