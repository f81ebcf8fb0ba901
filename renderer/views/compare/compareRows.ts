import type { CostLine, RunResult, ThrottleResult } from '../../../sim/index'
import { formatDuration, formatInteger, formatMoney, formatPercent } from '../../ui/format'
import { lowerFirst } from '../lowerFirst'
import { resourceInfo } from '../resourceInfo'
import { type CompareRow, compareRow, type Format, type Good } from './compareRow'
import { resourceRows } from './resourceRows'
import type { SettingChangeText } from './settingChanges'

export interface CompareGroup {
  title: string
  /** What to know before the rows are compared. */
  note?: string
  rows: CompareRow[]
}

/** Success rates this close, as fractions, let response times and costs be compared. */
const closeRates = 0.01

/**
 * Everything worth comparing between two runs: outcomes, latency, throttles by limit, cost by line. Where the runs did
 * not succeed alike, response times and costs are not judged: a request that fails is quick and cheap.
 */
export function compareGroups(
  baseline: RunResult,
  current: RunResult,
  changes?: readonly SettingChangeText[],
): CompareGroup[] {
  const figure = (label: string, of: (result: RunResult) => number | null, format: Format, good: Good): CompareRow =>
    compareRow(label, label, of(baseline), of(current), format, good)
  const alike = succeedAlike(baseline, current)
  const less = alike ? 'less' : 'neither'
  const settings = (changes ?? []).map(
    ({ id, label, before, after }): CompareRow => ({
      id: `setting ${id}`,
      label,
      baseline: before,
      current: after,
      difference: '',
      better: null,
    }),
  )
  const changed = [...new Set((changes ?? []).flatMap(({ resourceIds }) => resourceIds))]
  const groups: CompareGroup[] = [
    {
      title: 'What was changed',
      ...(changes?.length === 0 ? { note: 'Nothing: the settings, the load and the seed are the same.' } : {}),
      rows: settings,
    },
    {
      title: 'Requests',
      rows: [
        figure('Requests', ({ requests }) => requests.total, formatInteger, 'neither'),
        figure('Succeeded', ({ requests }) => requests.ok, formatInteger, 'more'),
        figure('Success rate', successRate, formatPercent, 'more'),
        figure('Client errors (4xx)', ({ requests }) => requests.clientErrors, formatInteger, 'less'),
        figure('Throttled', ({ requests }) => requests.throttled, formatInteger, 'less'),
        figure('Faults (5xx)', ({ requests }) => requests.faults, formatInteger, 'less'),
      ],
    },
    {
      title: 'Response time',
      ...(alike
        ? {}
        : {
            note: `Response times include fast failures: the runs succeeded to ${formatPercent(successRate(baseline))} and ${formatPercent(successRate(current))}.`,
          }),
      rows: (['p50', 'p90', 'p95', 'p99', 'p999', 'maximum'] as const).map((name) =>
        figure(name === 'p999' ? 'p99.9' : name, ({ latency }) => latency[name], formatDuration, less),
      ),
    },
    { title: 'Rejected by a limit', rows: throttleRows(baseline, current) },
    ...changed.map((id) => ({
      title: resourceInfo(current, id).name,
      rows: resourceRows(baseline, current, id, alike),
    })),
    {
      title: 'Cost of a month',
      rows: [
        figure('Total', ({ cost }) => cost.month, formatMoney, less),
        figure(
          'Per million requests',
          ({ cost }) => (cost.perRequest === null ? null : cost.perRequest * 1e6),
          formatMoney,
          less,
        ),
        figure('Per million successful requests', perMillionSuccesses, formatMoney, 'less'),
        ...costLineRows(baseline, current, less),
      ],
    },
  ]
  return groups.filter(({ rows, note }) => rows.length > 0 || note !== undefined)
}

/** Share of the requests that succeeded, 0..1; null without requests. */
const successRate = ({ requests }: RunResult): number | null =>
  requests.total > 0 ? requests.ok / requests.total : null

function perMillionSuccesses(result: RunResult): number | null {
  const rate = successRate(result)
  const { perRequest } = result.cost
  return rate === null || rate === 0 || perRequest === null ? null : (perRequest / rate) * 1e6
}

function succeedAlike(baseline: RunResult, current: RunResult): boolean {
  const before = successRate(baseline)
  const after = successRate(current)
  return before === null || after === null || Math.abs(after - before) <= closeRates
}

function throttleRows(baseline: RunResult, current: RunResult): CompareRow[] {
  const key = ({ resourceId, limitId, reason }: ThrottleResult): string => `${resourceId} ${limitId} ${reason ?? ''}`
  const counts = (result: RunResult): Map<string, number> =>
    new Map(result.throttles.map((one) => [key(one), one.count]))
  const before = counts(baseline)
  const after = counts(current)
  const all = new Map([...baseline.throttles, ...current.throttles].map((one) => [key(one), one]))
  return [...all].map(([id, throttle]) => {
    const label = `${resourceInfo(current, throttle.resourceId).name} · ${lowerFirst(throttle.title)}`
    // A limit that is not listed rejected nothing.
    return compareRow(id, label, before.get(id) ?? 0, after.get(id) ?? 0, formatInteger, 'less')
  })
}

function costLineRows(baseline: RunResult, current: RunResult, good: Good): CompareRow[] {
  const key = ({ resourceId, priceId }: CostLine): string => `${resourceId} ${priceId}`
  const amounts = ({ cost }: RunResult): Map<string, number> => {
    const sums = new Map<string, number>()
    for (const line of cost.lines) sums.set(key(line), (sums.get(key(line)) ?? 0) + line.amount)
    return sums
  }
  const before = amounts(baseline)
  const after = amounts(current)
  const all = new Map([...baseline.cost.lines, ...current.cost.lines].map((line) => [key(line), line]))
  return [...all].map(([id, line]) => {
    const label = `${resourceInfo(current, line.resourceId).name} · ${lowerFirst(line.component)}`
    return compareRow(id, label, before.get(id) ?? 0, after.get(id) ?? 0, formatMoney, good)
  })
}
