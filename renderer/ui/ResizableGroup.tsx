import type { ReactNode, Ref } from 'react'
import {
  Group,
  type LayoutStorage,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
} from 'react-resizable-panels'
import { cx } from './cx'

/** Sizes are remembered per window profile; where storage is denied they last until the window closes. */
const safeStorage: LayoutStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Denied or full: nothing to remember it in.
    }
  },
}

export interface ResizableGroupProps {
  /** Remembers the sizes under this name. */
  id: string
  /** `horizontal` puts the panels side by side. */
  orientation: 'horizontal' | 'vertical'
  /** Ids of the panels shown now, in order, when some come and go: each set has sizes of its own. */
  panelIds?: string[]
  className?: string
  /** ResizablePanels with a ResizeHandle between each two. */
  children: ReactNode
}

/** Panels that share the space and can be dragged, or moved with the arrow keys, to other sizes. */
export function ResizableGroup({ id, orientation, panelIds, className, children }: ResizableGroupProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `windtunnel.layout.${id}`,
    storage: safeStorage,
    ...(panelIds === undefined ? {} : { panelIds }),
  })
  return (
    <Group
      id={id}
      orientation={orientation}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
      resizeTargetMinimumSize={{ coarse: 20, fine: 8 }}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Group>
  )
}

export interface ResizablePanelProps {
  id: string
  /** Pixels as a number ("220" px) or percent as a string ("33%"). */
  defaultSize?: number | string
  minSize?: number | string
  maxSize?: number | string
  /** Dragging below the minimum closes it; `panelRef` opens it again. */
  collapsible?: boolean
  /** Keeps its pixels when the window is resized, as side panels do. */
  fixed?: boolean
  /** collapse(), expand(), isCollapsed(), resize(size), getSize(). */
  panelRef?: Ref<ResizablePanelHandle | null>
  /** After each change of size, in pixels; 0 when collapsed. */
  onResize?: (sizePx: number) => void
  className?: string
  children: ReactNode
}

export type ResizablePanelHandle = PanelImperativeHandle

/** One panel of a ResizableGroup. */
export function ResizablePanel({ fixed = false, onResize, className, children, ...rest }: ResizablePanelProps) {
  return (
    <Panel
      {...rest}
      groupResizeBehavior={fixed ? 'preserve-pixel-size' : 'preserve-relative-size'}
      {...(onResize === undefined ? {} : { onResize: (size) => onResize(size.inPixels) })}
      className={cx('flex min-h-0 min-w-0 flex-col', className)}
    >
      {children}
    </Panel>
  )
}

export interface ResizeHandleProps {
  /** Accessible name: "Resize inspector". */
  label: string
}

/** The one-pixel line between two panels; lights up when hovered, dragged or focused. */
export function ResizeHandle({ label }: ResizeHandleProps) {
  return (
    <Separator
      aria-label={label}
      className={cx(
        'relative z-10 shrink-0 bg-line outline-none transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-accent focus-visible:bg-accent',
        'aria-[orientation=vertical]:w-px aria-[orientation=horizontal]:h-px',
        'after:absolute after:transition-colors data-[separator=active]:after:bg-accent focus-visible:after:bg-accent',
        'aria-[orientation=vertical]:after:inset-y-0 aria-[orientation=vertical]:after:-inset-x-px aria-[orientation=horizontal]:after:inset-x-0 aria-[orientation=horizontal]:after:-inset-y-px',
      )}
    />
  )
}
