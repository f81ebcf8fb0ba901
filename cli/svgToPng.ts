import type { Resvg } from '@resvg/resvg-js'
import { inputError } from './InputError'

/** Pixels per unit of the drawing, for sharp text on dense screens. */
const ZOOM = 2
/** Widest or highest picture, px. */
const MAX_SIDE = 16_384

/** Draws an SVG picture as PNG with the optional package @resvg/resvg-js. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { Resvg: Renderer } = await loadResvg()
  const size = new Renderer(svg)
  const zoom = Math.min(ZOOM, MAX_SIDE / Math.max(size.width, size.height))
  return new Renderer(svg, { fitTo: { mode: 'zoom', value: zoom } }).render().asPng()
}

async function loadResvg(): Promise<{ Resvg: typeof Resvg }> {
  try {
    return await import('@resvg/resvg-js')
  } catch {
    throw inputError(
      '--as png',
      'export.noPng',
      'PNG needs the optional package @resvg/resvg-js, which is not installed.',
      'Install it with `npm install @resvg/resvg-js`, or export svg instead.',
    )
  }
}
