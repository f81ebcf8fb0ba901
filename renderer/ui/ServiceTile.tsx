import { cx } from './cx'
import { glyphMarkup } from './glyphs'

/** AWS's service categories, as far as they have a colour of their own. */
export type ServiceCategory =
  | 'compute'
  | 'integration'
  | 'management'
  | 'database'
  | 'storage'
  | 'networking'
  | 'developer'
  | 'clients'

export interface ServiceTileProps {
  /** Service type: "aws.lambda.function". Unknown types get a neutral glyph. */
  type: string
  category: ServiceCategory
  /** Pixels. */
  size?: 16 | 20 | 24 | 28 | 32
  /** Accessible name; without it the tile is decoration beside the service's name. */
  label?: string
  className?: string
}

const backgrounds: Record<ServiceCategory, string> = {
  compute: 'bg-tile-compute',
  integration: 'bg-tile-integration',
  management: 'bg-tile-management',
  database: 'bg-tile-database',
  storage: 'bg-tile-storage',
  networking: 'bg-tile-networking',
  developer: 'bg-tile-developer',
  clients: 'bg-tile-clients',
}

const geometry = {
  16: { box: 'size-4 rounded-[4px]', glyph: 11 },
  20: { box: 'size-5 rounded-[5px]', glyph: 14 },
  24: { box: 'size-6 rounded-[6px]', glyph: 16 },
  28: { box: 'size-7 rounded-[7px]', glyph: 18 },
  32: { box: 'size-8 rounded-[8px]', glyph: 20 },
} as const

/** A service's glyph in white on its category's colour. */
export function ServiceTile({ type, category, size = 20, label, className }: ServiceTileProps) {
  const { box, glyph } = geometry[size]
  return (
    <span
      className={cx('inline-grid shrink-0 place-items-center text-tile-glyph', box, backgrounds[category], className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <svg
        aria-hidden
        width={glyph}
        height={glyph}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.4}
        strokeLinecap="round"
        strokeLinejoin="round"
        // The markup is our own drawing, read from the bundle at build time.
        dangerouslySetInnerHTML={{ __html: glyphMarkup(type) }}
      />
    </span>
  )
}
