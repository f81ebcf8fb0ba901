import { Tooltip as RadixTooltip } from 'radix-ui'
import { createContext, type ReactElement, type ReactNode, use } from 'react'
import { Kbd } from './Kbd'

const InsideGroup = createContext(false)

/** Lets neighbouring tooltips open at once after the first; wrap the whole app in one. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return (
    <InsideGroup value={true}>
      <RadixTooltip.Provider delayDuration={500} skipDelayDuration={200}>
        {children}
      </RadixTooltip.Provider>
    </InsideGroup>
  )
}

export interface TooltipProps {
  /** One short line; longer help belongs in a Popover. */
  content: ReactNode
  /** Shown after the content, "Mod+K". */
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** The element described; it must accept a ref and DOM props. */
  children: ReactElement
}

/** A hint on hover and on keyboard focus. Never the only place of a needed fact. */
export function Tooltip({ content, shortcut, side = 'bottom', children }: TooltipProps) {
  const grouped = use(InsideGroup)
  const tooltip = (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="floating flex max-w-70 items-center gap-2 px-2 py-1 text-dense"
        >
          {content}
          {shortcut && <Kbd keys={shortcut} />}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  )
  return grouped ? tooltip : <TooltipGroup>{tooltip}</TooltipGroup>
}
