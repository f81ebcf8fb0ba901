import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/theme.css'), 'utf8')

type Rgba = { r: number; g: number; b: number; a: number }
type Tokens = Map<string, Rgba>

const dark = tokensOf(blockAfter('@theme static'))
const light: Tokens = new Map([...dark, ...tokensOf(blockAfter('[data-theme="light"]', "[data-theme='light']"))])

const surfaces = ['canvas', 'panel', 'raised', 'hover']
const texts = ['text', 'muted', 'faint', 'accent', 'ok', 'warn', 'fault', 'throttle']
const tones = ['accent', 'ok', 'warn', 'fault', 'throttle']
const tiles = ['compute', 'integration', 'management', 'database', 'storage', 'networking', 'developer', 'clients']

/** WCAG 2.2 AA: 4.5:1 for text of this size, 3:1 for graphics. */
const minimumText = 4.5
const minimumGraphic = 3

describe.each([
  ['dark', dark],
  ['light', light],
])('%s theme', (_, tokens) => {
  it.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))('%s on %s', (text, surface) => {
    expect(contrast(color(tokens, text), color(tokens, surface))).toBeGreaterThanOrEqual(minimumText)
  })

  it.each(tones.flatMap((tone) => surfaces.map((surface) => [tone, surface] as const)))(
    '%s on its own soft tint over %s',
    (tone, surface) => {
      const tint = over(color(tokens, `${tone}-soft`), color(tokens, surface))
      expect(contrast(color(tokens, tone), tint)).toBeGreaterThanOrEqual(minimumText)
    },
  )

  it.each(['text', 'muted'])('%s on the selected row', (text) => {
    const selected = over(color(tokens, 'accent-soft'), color(tokens, 'panel'))
    expect(contrast(color(tokens, text), selected)).toBeGreaterThanOrEqual(minimumText)
  })

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['on-fault', 'fault'],
  ])('%s on the filled %s', (text, fill) => {
    expect(contrast(color(tokens, text), color(tokens, fill))).toBeGreaterThanOrEqual(minimumText)
  })

  it.each(tiles)('glyph on the %s tile', (tile) => {
    expect(contrast(color(tokens, 'tile-glyph'), color(tokens, `tile-${tile}`))).toBeGreaterThanOrEqual(minimumGraphic)
  })
})

it('defines every colour of the dark theme but the tiles in the light theme', () => {
  const own = tokensOf(blockAfter('[data-theme="light"]', "[data-theme='light']"))
  const missing = [...dark.keys()].filter((name) => !name.startsWith('tile-') && !own.has(name))
  expect(missing).toEqual([])
})

function blockAfter(...markers: string[]): string {
  const at = Math.max(...markers.map((marker) => css.indexOf(`${marker} {`)))
  expect(at).toBeGreaterThanOrEqual(0)
  return css.slice(
    at,
    css.indexOf('\n  }\n', at) > 0 && at > css.indexOf('@layer theme {') ? css.indexOf('\n  }\n', at) : undefined,
  )
}

function tokensOf(block: string): Tokens {
  const end = block.indexOf('@keyframes')
  const body = end > 0 ? block.slice(0, end) : block
  const found = [...body.matchAll(/--color-([a-z-]+):\s*#([0-9a-f]{6})([0-9a-f]{2})?;/gi)]
  return new Map(
    found.map(([, name = '', hex = '', alpha]) => {
      const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
      const a = alpha === undefined ? 1 : Number.parseInt(alpha, 16) / 255
      return [name, { r: channel(0), g: channel(2), b: channel(4), a }]
    }),
  )
}

function color(tokens: Tokens, name: string): Rgba {
  const found = tokens.get(name)
  if (!found) throw new Error(`theme.css has no --color-${name}`)
  return found
}

function over(top: Rgba, base: Rgba): Rgba {
  const mix = (a: number, b: number) => a * top.a + b * (1 - top.a)
  return { r: mix(top.r, base.r), g: mix(top.g, base.g), b: mix(top.b, base.b), a: 1 }
}

function contrast(one: Rgba, other: Rgba): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance({ r, g, b }: Rgba): number {
  const linear = (value: number) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
