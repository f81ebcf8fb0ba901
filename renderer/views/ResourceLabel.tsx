import type { RunResult } from '../../sim/index'
import { select, useCanvasPort } from '../store'
import { ServiceTile } from '../ui/ServiceTile'
import { resourceInfo } from './resourceInfo'

export interface ResourceLabelProps {
  result: RunResult
  id: string
  className?: string
}

/** A resource's tile and name; pressing it selects the resource and brings it into view on the canvas. */
export function ResourceLabel({ result, id, className }: ResourceLabelProps) {
  const { name, type, title, category } = resourceInfo(result, id)
  return (
    <button
      type="button"
      title={title === '' ? name : `${name} · ${title}`}
      onClick={(event) => {
        event.stopPropagation()
        select({ resourceIds: [id] })
        useCanvasPort.getState().port?.reveal([id])
      }}
      className={`focus-inset inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-field hover:text-accent ${className ?? ''}`}
    >
      <ServiceTile type={type} category={category} size={16} />
      <span className="truncate">{name}</span>
    </button>
  )
}
