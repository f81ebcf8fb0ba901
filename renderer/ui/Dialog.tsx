import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** One or two sentences under the title. */
  description?: ReactNode
  /** 400, 560, 800 or 1080 px. */
  width?: 'small' | 'medium' | 'large' | 'wide'
  /** Buttons, right-aligned, the primary one last. */
  footer?: ReactNode
  /** Body without padding, for lists and tables that reach the edges. */
  flush?: boolean
  children?: ReactNode
}

const widths = { small: 'max-w-100', medium: 'max-w-140', large: 'max-w-200', wide: 'max-w-270' } as const

/** A modal question or task. Keeps the focus inside, closes on Escape, gives the focus back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width = 'medium',
  footer,
  flush = false,
  children,
}: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-start justify-center p-6 pt-[12vh]">
          <RadixDialog.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={cx(
              'pointer-events-auto relative flex max-h-full w-full flex-col overflow-hidden rounded-card border border-line-strong bg-panel shadow-dialog outline-none animate-dialog',
              widths[width],
            )}
          >
            <header className="px-4 pt-3.5 pr-12 pb-3">
              <RadixDialog.Title className="text-section font-semibold">{title}</RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="mt-1 text-body text-muted">{description}</RadixDialog.Description>
              )}
            </header>
            {children && (
              <div className={cx('min-h-0 flex-1 overflow-y-auto', flush ? 'border-t border-line' : 'px-4 pb-4')}>
                {children}
              </div>
            )}
            {footer && (
              <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
            )}
            {/* Last in order, so that opening focuses the first control of the task instead. */}
            <RadixDialog.Close
              aria-label="Close"
              className="absolute top-2.5 right-2.5 grid size-7 shrink-0 place-items-center rounded-button text-muted transition-colors hover:bg-hover hover:text-text"
            >
              <X aria-hidden className="size-4" />
            </RadixDialog.Close>
          </RadixDialog.Content>
        </div>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
