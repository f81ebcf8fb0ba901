import type { CSSProperties } from 'react'
import type { OutcomeClass } from '../../../sim/index'
import { toneColor } from '../../ui/tone'
import { outcomeLooks } from '../outcomes'
import type { Texture } from './waterfall'

/** Names of the textures for the legend, and of what they stand for. */
export const textureLabels: Record<Texture, string> = {
  work: 'work',
  initialization: 'initialization (cold start)',
  wait: 'waiting in a queue',
  retry: 'retry',
}

/** Fill of a bar: the colour tells the outcome, the pattern what kind of time it is. */
export function barStyle(texture: Texture, outcome: OutcomeClass): CSSProperties {
  const tone = outcome === 'ok' ? 'accent' : outcomeLooks[outcome].tone
  const color = texture === 'initialization' && outcome === 'ok' ? toneColor.warn : toneColor[tone]
  const soft = `color-mix(in srgb, ${color} 32%, transparent)`
  switch (texture) {
    case 'work':
      return { backgroundColor: `color-mix(in srgb, ${color} 72%, var(--color-panel))` }
    case 'initialization':
      return {
        border: `1px solid ${color}`,
        backgroundImage: `repeating-linear-gradient(135deg, ${color} 0 2px, ${soft} 2px 6px)`,
      }
    case 'wait':
      return {
        border: `1px dashed ${toneColor.neutral}`,
        backgroundImage: `radial-gradient(${toneColor.neutral} 1px, transparent 1.2px)`,
        backgroundSize: '5px 5px',
      }
    case 'retry':
      return {
        border: `1px solid ${color}`,
        backgroundImage: `repeating-linear-gradient(90deg, ${color} 0 1.5px, transparent 1.5px 5px), linear-gradient(${soft}, ${soft})`,
      }
  }
}
