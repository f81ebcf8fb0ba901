import { services as registry } from '../services'
import type { AnyService } from '../services/define'
import { FORMAT_VERSION } from './migrations'
import { orderDesign } from './order'
import { FORMAT } from './restore'
import type { Design } from './types'
import { writeJson } from './writeJson'

/**
 * The text of a design file: the same design always gives the same bytes, whatever the order in which it was made,
 * and small changes give small differences. `restoreDesign` reads it back to an equal design.
 */
export function serializeDesign(design: Design, services: readonly AnyService[] = registry): string {
  return `${writeJson({ format: FORMAT, version: FORMAT_VERSION, ...orderDesign(design, services) })}\n`
}
