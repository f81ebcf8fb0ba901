import { expect, it } from 'vitest'
import { dimensionCharts, partOf } from '../../../renderer/views/metrics/dimensionCharts'
import { metric } from './fakeMetric'

const counter = (name: string, ...values: number[]) =>
  metric('AWS/Lambda', name, 'counter', 'Count', Float64Array.from(values))

it('a part of a metric tells what it is a part of', () => {
  expect(partOf(counter('Invocations{ExecutedVersion=$LATEST}'))).toEqual({
    metric: 'Invocations',
    dimension: 'ExecutedVersion',
    value: '$LATEST',
  })
  expect(partOf(counter('Invocations'))).toBeNull()
})

it('parts of a metric share a chart, a line each', () => {
  const duration = (version: number) =>
    metric(
      'AWS/Lambda',
      `Duration{ExecutedVersion=${version}}`,
      'distribution',
      'Milliseconds',
      Float64Array.of(10, 20),
      Float64Array.of(5, 5),
    )
  const charts = dimensionCharts(
    [
      counter('Invocations', 10, 10),
      counter('Invocations{ExecutedVersion=1}', 10, 4),
      counter('Invocations{ExecutedVersion=2}', 0, 6),
      duration(1),
      duration(2),
    ],
    2000,
  )
  expect(charts).toMatchObject([
    {
      id: 'Invocations by ExecutedVersion',
      title: 'Invocations by executed version',
      unit: 'perSecond',
      series: [
        { label: '1', tone: 'accent' },
        { label: '2', tone: 'ok' },
      ],
    },
    { title: 'Duration by executed version', detail: 'p99', unit: 'milliseconds' },
  ])
  expect(charts[0]!.series.map(({ values }) => [...values])).toEqual([
    [5, 2],
    [0, 3],
  ])
  expect([...charts[1]!.series[1]!.values]).toEqual([26, 52])
})
