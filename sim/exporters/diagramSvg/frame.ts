import type { Resource } from '../../design/types'
import type { RunResult } from '../../result'
import type { AnyService } from '../../services/define'
import { withDefaults } from '../../services/fields'
import { formatCount } from '../format'
import { categoryColors, type ThemeColors } from '../theme'
import { addressUse } from './addressUse'
import { drawTile, text } from './card'
import { type Box, FRAME } from './geometry'
import { fitText, textWidth } from './textWidth'

export interface FrameOptions {
  colors: ThemeColors
  result?: RunResult | undefined
  /** SVG file of the service's glyph. */
  glyph: string | undefined
}

/** A container around what it holds: its tile, name and key setting, and how many of its addresses were taken at most. */
export function drawFrame(
  resource: Resource,
  service: AnyService | undefined,
  { x, y, width, height }: Box,
  { colors, result, glyph }: FrameOptions,
): string {
  const color = categoryColors[service?.category ?? 'networking']
  const measured = result?.resources[resource.id]
  const use = measured === undefined ? null : addressUse(measured, null)
  const textX = FRAME.inset + FRAME.tile + 8
  const right = width - FRAME.inset
  const count = use === null ? '' : `${formatCount(use.inUse)} of ${formatCount(use.total)}`
  const room =
    right - textX - (use === null ? 0 : Math.max(textWidth(count, 12, 600), textWidth('addresses', 11, 400)) + 8)
  const summary =
    service === undefined ? resource.type : service.card.summary(withDefaults(service.fields, resource.config))
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="${FRAME.radius}" fill="${color}" fill-opacity="0.05" stroke="${color}" stroke-opacity="0.55" stroke-width="1.5"/>`,
    drawTile(service, glyph, { x: FRAME.inset, y: FRAME.inset, ...FRAME }),
    text(textX, FRAME.nameBaseline, fitText(resource.name, 12, 600, room), 12, 600, colors.text),
    text(textX, FRAME.summaryBaseline, fitText(summary, 11, 400, room), 11, 400, colors.muted),
    use === null
      ? ''
      : text(right, FRAME.nameBaseline, count, 12, 600, use.full ? colors.fault : colors.text, 'end') +
        text(right, FRAME.summaryBaseline, 'addresses', 11, 400, colors.faint, 'end'),
    '</g>',
  ].join('')
}
