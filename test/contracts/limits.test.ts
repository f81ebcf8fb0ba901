import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { services } from '../../sim/services'

const folder = fileURLToPath(new URL('../sim/services', import.meta.url))
const text = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n')

/** Limits that hold without ever turning a request away, and why no rejection can name them. */
const WITHOUT_REJECTIONS: Readonly<Record<string, string>> = {
  'lambda.esmConcurrency': 'Pollers stop growing there: messages wait in the queue instead of being rejected.',
  'apigateway.accountBurst': 'It is the size of the account’s bucket, whose rejections name the rate.',
  'apigateway.cachedResponseBytes': 'A larger response is passed on without being kept.',
}

const limits = services.flatMap((service) => service.limits.map(({ id }) => id))
const rejecting = limits.filter((id) => !Object.hasOwn(WITHOUT_REJECTIONS, id))

describe('limits', () => {
  it('lists no limit as without rejections that does not exist', () => {
    expect(limits).toEqual(expect.arrayContaining(Object.keys(WITHOUT_REJECTIONS)))
  })

  it.each(rejecting)('%s is named by a rejection in the tests of its service', (id) => {
    // As `limitId: 'id'`, or where a test maps rejections, as `['id', ...]` or `'id resource'`.
    const named = new RegExp(`limitId\\b[^\\n]*'${id}'|\\['${id}',|'${id} \\w+'`)
    expect(named.test(text)).toBe(true)
  })
})
