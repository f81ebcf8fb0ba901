import { Tabs as RadixTabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Badge } from './Badge'
import { cx } from './cx'
import type { Tone } from './tone'

export interface TabsProps {
  /** Id of the open tab. */
  value: string
  onValueChange: (value: string) => void
  className?: string
  /** A TabList and one TabPanel per tab. */
  children: ReactNode
}

/** Holds a TabList and its TabPanels; a flex column. Arrow keys move between tabs. */
export function Tabs({ value, onValueChange, className, children }: TabsProps) {
  return (
    <RadixTabs.Root value={value} onValueChange={onValueChange} className={cx('flex min-h-0 flex-col', className)}>
      {children}
    </RadixTabs.Root>
  )
}

export interface TabItem {
  id: string
  label: string
  /** Already formatted: "81,204", "$412/mo". */
  count?: string
  countTone?: Tone
  disabled?: boolean
}

export interface TabListProps {
  /** Accessible name of the whole set. */
  label: string
  items: readonly TabItem[]
  /** Controls at the right end of the row. */
  trailing?: ReactNode
  className?: string
}

/** The row of pill tabs. Scrolls sideways rather than wrapping when there is no room. */
export function TabList({ label, items, trailing, className }: TabListProps) {
  return (
    <div className={cx('flex shrink-0 items-center gap-2', className)}>
      <RadixTabs.List aria-label={label} className="flex min-w-0 flex-1 gap-0.5 overflow-x-auto [scrollbar-width:none]">
        {items.map((item) => (
          <RadixTabs.Trigger
            key={item.id}
            value={item.id}
            disabled={item.disabled}
            className={cx(
              'focus-inset inline-flex h-7 shrink-0 items-center gap-1.5 rounded-button px-2.5 text-dense font-medium text-muted transition-colors',
              'hover:text-text disabled:opacity-45 data-[state=active]:bg-hover data-[state=active]:text-text',
            )}
          >
            {item.label}
            {item.count !== undefined && (
              <Badge shape="count" tone={item.countTone ?? 'neutral'}>
                {item.count}
              </Badge>
            )}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {trailing && <div className="flex shrink-0 items-center gap-1">{trailing}</div>}
    </div>
  )
}

export interface TabPanelProps {
  value: string
  /** Keeps the content mounted while another tab is open, for charts that are dear to build. */
  keepMounted?: boolean
  className?: string
  children: ReactNode
}

/** The content of one tab. */
export function TabPanel({ value, keepMounted = false, className, children }: TabPanelProps) {
  return (
    <RadixTabs.Content
      value={value}
      {...(keepMounted ? { forceMount: true as const } : {})}
      className={cx('focus-inset min-h-0 flex-1 data-[state=inactive]:hidden', className)}
    >
      {children}
    </RadixTabs.Content>
  )
}
