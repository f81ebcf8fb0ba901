import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { create } from 'zustand'
import { cx } from '../ui/cx'
import { SectionTitle } from '../ui/SectionTitle'
import { differsFromDefault, type SettingsGroup } from './sharedFields'
import { useOpened } from './useOpened'

export interface SettingsSectionProps {
  title: string
  badge: ReactNode
  group: SettingsGroup
  configs: readonly Readonly<Record<string, unknown>>[]
  /** The section can be closed. */
  closes: boolean
  /** Where nobody has opened or closed it. */
  opensByItself: boolean
  /** Something in it is wrong: it is open whatever was chosen. */
  mustShow: boolean
  children: ReactNode
}

/** What the user opened or closed, by title: stays while the selection changes. */
const useChosen = create<{ open: Readonly<Record<string, boolean>> }>()(() => ({ open: {} }))

/** A section of a form. Closed it tells what is set in it. */
export function SettingsSection({ title, badge, closes, mustShow, children, ...rest }: SettingsSectionProps) {
  const id = useId()
  const chosen = useChosen(({ open }) => open[title])
  const open = useOpened(chosen, rest.opensByItself, mustShow)
  if (!closes) {
    return (
      <section className="border-b border-line px-3.5 py-2.5">
        <SectionTitle badge={badge} className={rest.group.basic.length > 0 ? 'mb-1.5' : ''}>
          {title}
        </SectionTitle>
        {children}
      </section>
    )
  }
  return (
    <section className="border-b border-line px-3.5 py-1.5">
      <div className="flex h-6.5 min-w-0 items-center gap-1.5">
        <h3 className="min-w-0">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => useChosen.setState((state) => ({ open: { ...state.open, [title]: !open } }))}
            className="-ml-1 flex h-6.5 max-w-[calc(100%+4px)] items-center gap-1 rounded-field pr-1 text-dense font-semibold hover:bg-hover"
          >
            <ChevronRight
              aria-hidden
              className={cx('size-3.5 shrink-0 text-faint transition-transform', open && 'rotate-90')}
            />
            <span className="min-w-0 truncate">{title}</span>
          </button>
        </h3>
        {badge}
        {!open && (
          <span className="ml-auto min-w-0 shrink-[99] truncate text-caption text-faint">
            {setInWords(rest.group, rest.configs)}
          </span>
        )}
      </div>
      <div id={id} hidden={!open} className="pb-1">
        {open && children}
      </div>
    </section>
  )
}

/** In a long form, the first two sections and the one with the handler: what most people set. */
export function opensByItself({ basic }: SettingsGroup, index: number): boolean {
  return index < 2 || basic.some(([, { kind }]) => kind === 'handler')
}

/** What of a section is not as by default: `3 versions, 2 aliases`, `2 changed`. */
function setInWords({ basic, advanced }: SettingsGroup, configs: SettingsSectionProps['configs']): string {
  const differing = [...basic, ...advanced].filter(([name, field]) => differsFromDefault(field, name, configs))
  const lists = differing.flatMap(([name, field]) => {
    const value = configs.length === 1 ? configs[0]?.[name] : undefined
    if ((field.kind !== 'list' && field.kind !== 'resources') || !Array.isArray(value)) return []
    return [`${value.length} ${(value.length === 1 ? singular(field.label) : field.label).toLowerCase()}`]
  })
  const changed = differing.length - lists.length
  return [...lists, ...(changed > 0 ? [`${changed} changed`] : [])].join(', ')
}

const singular = (label: string): string => label.replace(/(?<=s)es$|(?<!s)s$/, '')
