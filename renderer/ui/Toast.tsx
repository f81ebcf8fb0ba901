import { X } from 'lucide-react'
import { Toaster as SonnerToaster, toast } from 'sonner'
import { StatusGlyph, type Status } from './StatusGlyph'
import { useTheme } from './theme'

/** Mount once. Toasts come up at the bottom right, and stay while hovered or focused. */
export function Toaster() {
  const { theme } = useTheme()
  return (
    <SonnerToaster
      theme={theme}
      position="bottom-right"
      gap={8}
      offset={16}
      visibleToasts={4}
      expand
      toastOptions={{ unstyled: true }}
    />
  )
}

export interface ToastOptions {
  /** A second line: where, and what to do. */
  detail?: string
  action?: { label: string; onSelect: () => void }
  /** Milliseconds on screen; errors stay until dismissed unless given. */
  durationMs?: number
}

function show(status: Status, title: string, options: ToastOptions = {}): void {
  const { detail, action } = options
  const duration = options.durationMs ?? (status === 'fault' ? Number.POSITIVE_INFINITY : 5000)
  toast.custom(
    (id) => (
      <div className="flex w-90 max-w-[calc(100vw-32px)] items-start gap-2.5 rounded-card border border-line-strong bg-raised p-3 font-sans text-dense text-text shadow-float">
        <StatusGlyph status={status} className="mt-px" />
        <div className="min-w-0 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
          {detail && <p className="mt-0.5 text-muted [overflow-wrap:anywhere]">{detail}</p>}
        </div>
        {action && (
          <button
            type="button"
            className="shrink-0 rounded-field px-1 font-medium text-accent hover:underline"
            onClick={() => {
              toast.dismiss(id)
              action.onSelect()
            }}
          >
            {action.label}
          </button>
        )}
        <button
          type="button"
          aria-label="Dismiss"
          className="-mt-0.5 -mr-1 grid size-5 shrink-0 place-items-center rounded-field text-faint hover:bg-hover hover:text-text"
          onClick={() => toast.dismiss(id)}
        >
          <X aria-hidden className="size-3" />
        </button>
      </div>
    ),
    { duration },
  )
}

/** Says that something has happened, without asking for anything. */
export const notify = {
  info: (title: string, options?: ToastOptions) => show('info', title, options),
  ok: (title: string, options?: ToastOptions) => show('ok', title, options),
  warn: (title: string, options?: ToastOptions) => show('error', title, options),
  error: (title: string, options?: ToastOptions) => show('fault', title, options),
}
