import { describe, expect, test } from 'vitest'
import { costCsv } from '../../../sim/exporters/costCsv/index'
import { csv } from '../../../sim/exporters/csv'
import { metricsCsv } from '../../../sim/exporters/metricsCsv/index'
import { result, shop } from './fixtures'

describe('csv', () => {
  test('quotes what needs it and defuses formulas', () => {
    expect(csv([['a,b', 'say "hi"', 'two\nlines', '=1+1', '-1', -1, null, NaN]])).toBe(
      `"a,b","say ""hi""","two\nlines",'=1+1,'-1,-1,,\r\n`,
    )
  })
})

describe('costCsv', () => {
  test('has one row per line with the arithmetic at full precision', () => {
    const rows = costCsv(shop, result).trimEnd().split('\r\n')
    expect(rows[0]).toBe('period,resource,name,component,basis,tier,quantity,unit,unit_price_usd,amount_usd,price_id')
    expect(rows).toHaveLength(1 + result.cost.lines.length + result.cost.runLines.length)
    expect(rows).toContain(
      'month,orders-api,orders-api,Requests,usage,first 333 million,333000000,request,0.0000035,1165.5,apigateway.rest',
    )
    const sum = rows
      .filter((row) => row.startsWith('month,'))
      .reduce((total, row) => total + Number(row.split(',').at(-2)), 0)
    expect(sum).toBeCloseTo(result.cost.month, 8)
  })
})

describe('metricsCsv', () => {
  test('is long: one row per observed value', () => {
    const rows = metricsCsv(shop, result).trimEnd().split('\r\n')
    expect(rows[0]).toBe('time_s,resource,metric,statistic,value')
    expect(rows).toContain('150,place-order,Requests,Sum,177000')
    expect(rows).toContain('300,order-events,Depth,Last,12401')
    expect(rows).toContain('300,order-events,Depth,Average,12400')
    expect(rows).toContain('150,place-order,Latency,p99,100')
    expect(rows).toContain('150,place-order,Latency,Average,50')
    expect(rows).toContain('0,place-order,Latency,SampleCount,0')
    expect(rows.some((row) => row.startsWith('0,place-order,Latency,p') || row.includes('NaN'))).toBe(false)
  })
})
