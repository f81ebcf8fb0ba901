import { networkPaths } from '../../compile/network/networkPaths'
import type { Design, Note } from '../../design/types'
import type { RunResult } from '../../result'
import type { AnyService } from '../../services/define'
import { serviceOf as registered, services } from '../../services/index'
import { formatDuration } from '../format'
import { escapeMarkup } from '../markup'
import { FONT_FAMILY, type ThemeColors, type ThemeName, themes } from '../theme'
import { drawCard, text } from './card'
import { drawEdges } from './edges'
import { drawFrame } from './frame'
import { boxAround, frameTitleBox } from './geometry'
import { layoutOf } from './layout'
import { drawLegend } from './legend'
import { connectedPorts } from './ports'
import { fitText, wrapText } from './textWidth'

export interface DiagramOptions {
  theme: ThemeName
  /** Fills figures, rates, colours and badges; without one, cards show their settings. */
  result?: RunResult
  /** SVG files of glyphs by service type. */
  glyphs: Readonly<Record<string, string>>
  /** Heading; the design's name when absent, none when empty. */
  title?: string
  legend?: boolean
  /** Where services come from; the registry unless given. */
  serviceOf?: (type: string) => AnyService | undefined
}

const MARGIN = 32
const SMALLEST_WIDTH = 360

/** The whole canvas as one SVG picture that needs no script, style sheet or font file, and no foreignObject. */
export function diagramSvg(
  design: Design,
  { theme, result, glyphs, title = design.name, legend = true, serviceOf = registered }: DiagramOptions,
): string {
  const colors = themes[theme]
  const { cards, frames } = layoutOf(design, serviceOf)
  const resources = new Map(design.resources.map((resource) => [resource.id, resource]))
  const serviceOfResource = (id: string) => serviceOf(resources.get(id)?.type ?? '')
  const connected = connectedPorts(design.connections)
  const edges = drawEdges(
    design,
    {
      boxes: new Map([...frames, ...cards]),
      obstacles: [...cards.values(), ...[...frames.values()].map(frameTitleBox)],
      serviceOf: serviceOfResource,
      blocked: serviceOf === registered ? blockedConnections(design) : new Map(),
    },
    colors,
    result,
  )

  const content = boxAround([...cards.values(), ...frames.values(), ...design.notes]) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  const width = Math.max(SMALLEST_WIDTH, content.width) + 2 * MARGIN
  const heading = title === '' ? '' : drawHeading(title, design, result, width, colors)
  const top = title === '' ? MARGIN : MARGIN + 60
  const categories = new Set([...cards.keys(), ...frames.keys()].flatMap((id) => serviceOfResource(id)?.category ?? []))
  const key = legend
    ? drawLegend(categories, new Set(edges.map(({ tone }) => tone)), result !== undefined, width - 2 * MARGIN, colors)
    : { svg: '', height: 0 }
  const bottom = key.height > 0 ? key.height + 28 : 0
  const height = top + content.height + bottom + MARGIN

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT_FAMILY}" role="img">`,
    `<title>${escapeMarkup(title === '' ? design.name : title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colors.canvas}"/>`,
    heading,
    `<g transform="translate(${MARGIN - content.x} ${top - content.y})">`,
    ...[...frames].map(([id, box]) => {
      const resource = resources.get(id)!
      return drawFrame(resource, serviceOf(resource.type), box, { colors, result, glyph: glyphs[resource.type] })
    }),
    ...edges.map(({ line }) => line),
    ...[...cards].map(([id, box]) => {
      const resource = resources.get(id)!
      const glyph = glyphs[resource.type]
      return drawCard(resource, serviceOf(resource.type), box, { colors, result, glyph, connected: connected.get(id) })
    }),
    ...design.notes.map((note) => drawNote(note, colors)),
    ...edges.map(({ label }) => label),
    '</g>',
    key.height > 0 ? `<g transform="translate(${MARGIN} ${top + content.height + 28})">${key.svg}</g>` : '',
    '</svg>\n',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function drawHeading(
  title: string,
  design: Design,
  result: RunResult | undefined,
  width: number,
  colors: ThemeColors,
): string {
  const about =
    result === undefined
      ? design.region
      : `${design.region} · ${result.scenario.name} · ${formatDuration(result.durationMs)}`
  const room = width - 2 * MARGIN
  return (
    text(MARGIN, MARGIN + 16, fitText(title, 20, 600, room), 20, 600, colors.text) +
    text(MARGIN, MARGIN + 36, fitText(about, 12, 400, room), 12, 400, colors.muted)
  )
}

/** Connections that the network does not let through, and which resource blocks them. */
function blockedConnections(design: Design): Map<string, string | null> {
  const blocked = new Map<string, string | null>()
  for (const [id, path] of networkPaths(design, services)) {
    if (path.reachable) continue
    blocked.set(id, path.routes.find(({ missing }) => missing !== null)?.blockedBy ?? null)
  }
  return blocked
}

function drawNote(note: Note, colors: ThemeColors): string {
  const lines = wrapText(note.text, 12, note.width - 20, Math.max(1, Math.floor((note.height - 8) / 16)))
  const drawn = lines.map((line, index) => text(note.x + 10, note.y + 20 + index * 16, line, 12, 400, colors.text))
  return `<rect x="${note.x}" y="${note.y}" width="${note.width}" height="${note.height}" rx="6" fill="${colors.warnSoft}" stroke="${colors.warn}" stroke-opacity="0.35"/>${drawn.join('')}`
}
