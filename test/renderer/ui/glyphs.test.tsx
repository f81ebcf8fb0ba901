import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { glyphMarkup, glyphTypes } from '../../../renderer/ui/glyphs'
import { ServiceTile } from '../../../renderer/ui/ServiceTile'

const folder = resolve(import.meta.dirname, '../../../assets/services')
const files = readdirSync(folder).filter((name) => name.endsWith('.svg'))

describe.each(files)('%s', (file) => {
  const svg = readFileSync(resolve(folder, file), 'utf8')
  it('is drawn on the 16 px grid with a 1.4 px stroke in the current colour', () => {
    expect(svg).toContain('viewBox="0 0 16 16"')
    expect(svg).toContain('stroke="currentColor"')
    expect(svg).toContain('stroke-width="1.4"')
    expect(svg).toContain('stroke-linejoin="round"')
    expect(svg).not.toMatch(/#[0-9a-f]{3}|rgb\(|<script|<image|href/i)
  })
})

it('exposes one glyph per file, by service type', () => {
  expect(glyphTypes).toEqual(files.map((name) => name.slice(0, -'.svg'.length)).sort())
  expect(glyphMarkup('aws.lambda.function')).toMatch(/^<path d="[^"]+"\/>$/)
})

it('shows a neutral glyph for a type without a drawing', () => {
  expect(glyphMarkup('aws.unheard.of')).toContain('<path')
  expect(glyphTypes.map(glyphMarkup)).not.toContain(glyphMarkup('aws.unheard.of'))
})

it('names a tile only when asked to', () => {
  const { container } = render(<ServiceTile type="client" category="clients" />)
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true')
  render(<ServiceTile type="aws.sqs.queue" category="integration" label="SQS queue" />)
  expect(screen.getByRole('img', { name: 'SQS queue' })).toBeTruthy()
})
