/** `error` is a 4xx, the caller's fault; `fault` a 5xx, the service's; `throttle` a 429 or a limit. */
export type Status = 'ok' | 'error' | 'fault' | 'throttle' | 'info' | 'unknown'

export interface StatusGlyphProps {
  status: Status
  /** Accessible name; without it the glyph is decoration beside a text that says the same. */
  label?: string
  size?: 12 | 14 | 16
  className?: string
}

const shapes: Record<Status, { color: string; path: string }> = {
  ok: { color: 'text-ok', path: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM5.2 8.2l2 2 3.6-4' },
  error: { color: 'text-warn', path: 'M8 2.2 14.3 13.3H1.7zM8 6.6v3M8 11.4v0' },
  fault: { color: 'text-fault', path: 'M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4L1.8 10.6V5.4zM6 6l4 4M10 6l-4 4' },
  throttle: { color: 'text-throttle', path: 'M8 1.5 14.5 8 8 14.5 1.5 8zM5.4 8h5.2' },
  info: { color: 'text-accent', path: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 7.6v3.4M8 5v0' },
  unknown: { color: 'text-faint', path: 'M4.5 8h7' },
}

/** An outcome by shape as well as colour: circle ok, triangle 4xx, octagon 5xx, diamond throttled. */
export function StatusGlyph({ status, label, size = 14, className }: StatusGlyphProps) {
  const { color, path } = shapes[status]
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${color} ${className ?? ''}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {label && <title>{label}</title>}
      <path d={path} />
    </svg>
  )
}
