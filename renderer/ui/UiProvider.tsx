import type { ReactNode } from 'react'
import { Toaster } from './Toast'
import { TooltipGroup } from './Tooltip'

/** Wraps the whole app once: shared tooltip timing, and the place where toasts appear. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <TooltipGroup>
      {children}
      <Toaster />
    </TooltipGroup>
  )
}
