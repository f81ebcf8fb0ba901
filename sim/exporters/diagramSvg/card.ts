import type { RunResult } from '../../result'
import type { Resource } from '../../design/types'
import type { AnyService } from '../../services/define'
import { withDefaults } from '../../services/fields'
import { figureValue, formatFigure } from '../figures'
import { formatCount } from '../format'
import { escapeMarkup } from '../markup'
import { categoryColors, type ThemeColors } from '../theme'
import { ATTACHMENT, type Box, CARD } from './geometry'
import { shapeOf } from './layout'
import { placedPorts } from './ports'
import { fitText, textWidth } from './textWidth'

export interface CardOptions {
  colors: ThemeColors
  result?: RunResult | undefined
  /** SVG file of the service's glyph. */
  glyph: string | undefined
  /** Its ports that have connections. */
  connected: ReadonlySet<string> | undefined
}

/** A resource's card: tile, name, type and key setting, three figures, ports, and a badge when it turned calls away. */
export function drawCard(resource: Resource, service: AnyService | undefined, box: Box, options: CardOptions): string {
  if (shapeOf(service) === 'attachment') return drawAttachment(resource, service!, box, options)
  const { colors, result, glyph, connected } = options
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
    drawTile(service, glyph, { ...CARD, x: CARD.padding, y: (CARD.divider - CARD.tile) / 2 }),
    text(textX, CARD.nameBaseline, fitText(resource.name, 13, 600, textRoom), 13, 600, colors.text),
    text(textX, CARD.summaryBaseline, fitText(summary, 11, 400, textRoom), 11, 400, colors.muted),
    `<path d="M0.5 ${CARD.divider + 0.5}H${CARD.width - 0.5}" stroke="${colors.line}"/>`,
    figures(figuresOf(resource, service, result), inner, colors),
    ports(service, connected, colors),
    rejected > 0 ? badge(`${formatCount(rejected)} throttled`, colors) : '',
    '</g>',
  ].join('')
}

/** A part of the network on one line: tile, name and key setting. */
function drawAttachment(
  { name, config }: Resource,
  service: AnyService,
  { x, y }: Box,
  { colors, glyph }: CardOptions,
): string {
  const { width, height, padding, tile } = ATTACHMENT
  const textX = padding + tile + 8
  const room = width - 6 - textX
  const summary = service.card.summary(withDefaults(service.fields, config))
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${colors.raised}" stroke="${colors.lineStrong}"/>`,
    drawTile(service, glyph, { ...ATTACHMENT, x: padding, y: (height - tile) / 2 }),
    text(textX, ATTACHMENT.nameBaseline, fitText(name, 12, 600, room), 12, 600, colors.text),
    text(textX, ATTACHMENT.summaryBaseline, fitText(summary, 11, 400, room), 11, 400, colors.muted),
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

/** The coloured square with a service's glyph, its corner at `x`, `y`. */
export function drawTile(
  service: AnyService | undefined,
  glyph: string | undefined,
  { x, y, tile, tileRadius, glyph: size }: { x: number; y: number; tile: number; tileRadius: number; glyph: number },
): string {
  const color = service === undefined ? categoryColors.clients : categoryColors[service.category]
  const inset = (tile - size) / 2
  const drawing = glyph === undefined ? '' : glyph.replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
  return [
    `<rect x="${x}" y="${y}" width="${tile}" height="${tile}" rx="${tileRadius}" fill="${color}"/>`,
    `<g transform="translate(${x + inset} ${y + inset}) scale(${size / 16})" color="#ffffff" fill="none" stroke="#ffffff"`,
    ` stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${drawing}</g>`,
  ].join('')
}

function ports(
  service: AnyService | undefined,
  connected: ReadonlySet<string> | undefined,
  colors: ThemeColors,
): string {
  return placedPorts(service?.ports ?? [], connected)
    .filter(({ shown }) => shown)
    .map(
      ({ direction, top }) =>
        `<circle cx="${direction === 'in' ? 0 : CARD.width}" cy="${top}" r="4" fill="${colors.raised}" stroke="${colors.lineStrong}" stroke-width="1.5"/>`,
    )
    .join('')
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
