import type { ServiceCategory } from '../../services/define'
import { categoryColors, categoryTitles, type ThemeColors } from '../theme'
import { text } from './card'
import { type Tone, toneColor } from './edges'
import { textWidth } from './textWidth'

const TONE_TITLES: Readonly<Record<Tone, string>> = {
  idle: 'No calls',
  ok: 'Calls',
  clientError: '4xx',
  throttle: 'Throttled',
  fault: 'Failed',
  broken: 'No way through the network',
}
const TONES: readonly Tone[] = ['ok', 'throttle', 'clientError', 'fault', 'broken', 'idle']
const DASHES: Partial<Record<Tone, string>> = {
  throttle: ' stroke-dasharray="7 5"',
  broken: ' stroke-dasharray="5 5"',
}
const ITEM_GAP = 20
const ROW_HEIGHT = 22

/** What colours and lines mean, only those in the picture, in rows of at most `width` px. */
export function drawLegend(
  categories: ReadonlySet<ServiceCategory>,
  tones: ReadonlySet<Tone>,
  measured: boolean,
  width: number,
  colors: ThemeColors,
): { svg: string; height: number } {
  const items: { mark: string; markWidth: number; label: string }[] = []
  for (const [category, color] of Object.entries(categoryColors)) {
    if (!categories.has(category as ServiceCategory)) continue
    items.push({
      mark: `<rect y="-9" width="10" height="10" rx="3" fill="${color}"/>`,
      markWidth: 16,
      label: categoryTitles[category as ServiceCategory],
    })
  }
  for (const tone of TONES.filter((each) => tones.has(each) && (measured || each === 'broken'))) {
    const dash = DASHES[tone] ?? ''
    items.push({
      mark: `<path d="M0 -4H26" stroke="${toneColor(tone, colors)}" stroke-width="2.5"${dash}/>`,
      markWidth: 32,
      label: TONE_TITLES[tone],
    })
  }
  if (measured) {
    items.push({
      mark: `<path d="M0 -8H26" stroke="${colors.muted}" stroke-width="1.5"/><path d="M0 -2H26" stroke="${colors.muted}" stroke-width="4"/>`,
      markWidth: 32,
      label: 'Thicker: more calls',
    })
  }
  let x = 0
  let y = 14
  const parts: string[] = []
  for (const { mark, markWidth, label } of items) {
    const own = markWidth + textWidth(label, 11, 400)
    if (x > 0 && x + own > width) {
      x = 0
      y += ROW_HEIGHT
    }
    parts.push(
      `<g transform="translate(${x.toFixed(1)} ${y})">${mark}${text(markWidth, 0, label, 11, 400, colors.muted)}</g>`,
    )
    x += own + ITEM_GAP
  }
  return { svg: parts.join(''), height: items.length > 0 ? y + 8 : 0 }
}
