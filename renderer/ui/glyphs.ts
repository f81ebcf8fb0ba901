/** Our own service glyphs: one SVG per service type in assets/services, 16 px grid, drawn with currentColor. */

const files = import.meta.glob<string>('../../assets/services/*.svg', { query: '?raw', import: 'default', eager: true })

/** Shown for a type without a drawing, such as a resource imported from elsewhere. */
const fallbackGlyph =
  '<path d="M4 2.7h8c.7 0 1.3.6 1.3 1.3v8c0 .7-.6 1.3-1.3 1.3H4c-.7 0-1.3-.6-1.3-1.3V4c0-.7.6-1.3 1.3-1.3zM8 8v0"/>'

const glyphs = new Map(Object.entries(files).map(([path, svg]) => [typeOf(path), innerOf(svg)]))

/** Every service type that has its own drawing. */
export const glyphTypes: readonly string[] = [...glyphs.keys()].sort()

/** The markup inside a 16 × 16 SVG for a service type; the neutral glyph when the type has none. */
export function glyphMarkup(serviceType: string): string {
  return glyphs.get(serviceType) ?? fallbackGlyph
}

function typeOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.svg'.length)
}

function innerOf(svg: string): string {
  return svg.replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
}
