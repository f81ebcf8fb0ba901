import type { RunResult } from '../../result'
import type { Resource } from '../../design/types'
import type { AnyService } from '../../services/define'
import { withDefaults } from '../../services/fields'
import { figureValue, formatFigure } from '../figures'
import { formatCount } from '../format'
import { escapeMarkup } from '../markup'
import { categoryColors, type ThemeColors } from '../theme'
import { type Box, CARD, portOffset } from './geometry'
import { fitText, textWidth } from './textWidth'

export interface CardOptions {
  colors: ThemeColors
  result?: RunResult | undefined
  /** SVG file of the service's glyph. */
  glyph: string | undefined
}

/** A resource's card: tile, name, type and key setting, three figures, ports, and a badge when it turned calls away. */
export function drawCard(
  resource: Resource,
  service: AnyService | undefined,
  box: Box,
  { colors, result, glyph }: CardOptions,
): string {
  const inner = CARD.width - 2 * CARD.padding
  const textX = CARD.padding + CARD.tile + 8
  const textRoom = CARD.width - 6 - textX
  const summary =
    service === undefined ? resource.type : service.card.summary(withDefaults(service.fields, resource.config))
  const rejected = (result?.throttles ?? [])
    .filter(({ resourceId }) => resourceId === resource.id)
    .reduce((sum, { count }) => sum + count, 0)
  return [
    `<g transform="translate(${box.x} ${box.y})">`,
    `<rect x="0" y="1.5" width="${CARD.width}" height="${CARD.height}" rx="${CARD.radius}" fill="#000000" fill-opacity="0.12"/>`,
    `<rect width="${CARD.width}" height="${CARD.height}" rx="${CARD.radius}" fill="${colors.raised}" stroke="${colors.lineStrong}"/>`,
    tile(service, glyph),
    text(textX, CARD.nameBaseline, fitText(resource.name, 13, 600, textRoom), 13, 600, colors.text),
    text(textX, CARD.summaryBaseline, fitText(summary, 11, 400, textRoom), 11, 400, colors.muted),
    `<path d="M0.5 ${CARD.divider + 0.5}H${CARD.width - 0.5}" stroke="${colors.line}"/>`,
    figures(figuresOf(resource, service, result), inner, colors),
    ports(service, colors),
    rejected > 0 ? badge(`${formatCount(rejected)} throttled`, colors) : '',
    '</g>',
  ].join('')
}

function figuresOf(
  resource: Resource,
  service: AnyService | undefined,
  result: RunResult | undefined,
): { label: string; value: string }[] {
  if (service === undefined) return []
  const measured = result?.resources[resource.id]
  if (result === undefined || measured === undefined)
    return [...service.card.configured(withDefaults(service.fields, resource.config))].slice(0, 3)
  return service.card.figures.map((figure) => ({
    label: figure.label,
    value: formatFigure(figureValue(figure, measured, null, result)),
  }))
}

function figures(shown: readonly { label: string; value: string }[], width: number, colors: ThemeColors): string {
  const widths = shown.map(({ label, value }) => Math.max(textWidth(value, 12, 600), textWidth(label, 11, 400)))
  const used = widths.reduce((sum, each) => sum + each, 0)
  const crowded = used + 8 * (shown.length - 1) > width
  const gap = crowded ? 8 : (width - used) / Math.max(1, shown.length - 1)
  const room = (width - 8 * (shown.length - 1)) / shown.length
  let x: number = CARD.padding
  const parts: string[] = []
  for (const [index, { label, value }] of shown.entries()) {
    const own = crowded ? room : widths[index]! + 0.5
    parts.push(text(x, CARD.figureBaseline, fitText(value, 12, 600, own), 12, 600, colors.text))
    parts.push(text(x, CARD.labelBaseline, fitText(label, 11, 400, own), 11, 400, colors.faint))
    x += (crowded ? room : widths[index]!) + gap
  }
  return parts.join('')
}

function tile(service: AnyService | undefined, glyph: string | undefined): string {
  const color = service === undefined ? categoryColors.clients : categoryColors[service.category]
  const y = (CARD.divider - CARD.tile) / 2
  const inset = (CARD.tile - CARD.glyph) / 2
  const drawing = glyph === undefined ? '' : glyph.replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
  return [
    `<rect x="${CARD.padding}" y="${y}" width="${CARD.tile}" height="${CARD.tile}" rx="${CARD.tileRadius}" fill="${color}"/>`,
    `<g transform="translate(${CARD.padding + inset} ${y + inset}) scale(${CARD.glyph / 16})" color="#ffffff" fill="none" stroke="#ffffff"`,
    ` stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${drawing}</g>`,
  ].join('')
}

function ports(service: AnyService | undefined, colors: ThemeColors): string {
  const side = (direction: 'in' | 'out', x: number) => {
    const count = service?.ports.filter((port) => port.direction === direction).length ?? 0
    return Array.from(
      { length: count },
      (_, index) =>
        `<circle cx="${x}" cy="${portOffset(index, count)}" r="4" fill="${colors.raised}" stroke="${colors.lineStrong}" stroke-width="1.5"/>`,
    )
  }
  return [...side('in', 0), ...side('out', CARD.width)].join('')
}

function badge(label: string, colors: ThemeColors): string {
  const width = textWidth(label, 11, 600) + 16
  const x = CARD.width - 10 - width
  return (
    `<rect x="${x.toFixed(1)}" y="-9" width="${width.toFixed(1)}" height="18" rx="9" fill="${colors.panel}" stroke="${colors.throttle}"/>` +
    text(x + 8, 4, label, 11, 600, colors.throttle)
  )
}

export function text(
  x: number,
  y: number,
  content: string,
  size: number,
  weight: 400 | 600,
  color: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const align = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text x="${Math.round(x * 10) / 10}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}"${align}>${escapeMarkup(content)}</text>`
}
