import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '../../ui/cx'
import type { FrameNode } from '../flowTypes'
import { CardName } from './CardName'

/** A resource that contains others, as a frame around them; its title moves it with all it holds. */
export const ContainerFrame = memo(function ContainerFrame({ id, data, selected }: NodeProps<FrameNode>) {
  const { resource, service } = data
  return (
    <div className={cx('canvas-frame', `is-${service?.category ?? 'networking'}`, selected && 'is-selected')}>
      <div className="frame-title pointer-events-auto absolute -top-[10px] left-3 max-w-[calc(100%-24px)] cursor-grab bg-canvas px-1.5 [&_*]:!text-[11px]/[18px]">
        <CardName id={id} name={resource.name} />
      </div>
      <span id={`card-type-${id}`} hidden>
        {service?.title ?? resource.type}
      </span>
    </div>
  )
})
