import type { ChartSpec } from './chartSpec'

/** Charts with the first line of the baseline run's chart behind their own, dashed; only where both have the same bins. */
export function withGhost(charts: readonly ChartSpec[], baseline: readonly ChartSpec[]): ChartSpec[] {
  return charts.map((chart) => {
    const before = baseline.find(({ id }) => id === chart.id)?.series[0]
    if (!before || before.values.length !== chart.series[0]?.values.length) return chart
    const ghost = {
      ...before,
      id: 'baseline',
      label: `${before.label}, baseline`,
      tone: 'muted' as const,
      area: false,
      dashed: true,
    }
    return { ...chart, series: [ghost, ...chart.series] }
  })
}
