import mark from '../../assets/icons/windtunnel.svg?raw'

const path = / d="([^"]+)"/.exec(mark)?.[1] ?? ''

export interface AppMarkProps {
  /** Pixels. */
  size?: number
  className?: string
}

/** Windtunnel's mark, three lines of flow, in the accent colour. Decoration: the name stands beside it. */
export function AppMark({ size = 20, className }: AppMarkProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="var(--color-accent)"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={path} />
    </svg>
  )
}
