import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { create } from 'zustand'
import type { Field, FieldSet } from '../../sim/index'
import { cx } from '../ui/cx'
import { ListRow } from './lists/ListRow'
import { SettingRow, type SettingRowProps } from './SettingRow'
import { opensByItself, SettingsSection } from './SettingsSection'
import { settingsGroups } from './sharedFields'
import { useOpened } from './useOpened'

export interface SettingsFormProps extends Omit<SettingRowProps, 'name' | 'field' | 'isEntry'> {
  /** Service type whose settings they are, when it is one: lists then look and grow as that service's. */
  type?: string | undefined
  fields: FieldSet
  /** What stands beside a section's title and below its settings. */
  extras?: (title: string) => { badge?: ReactNode; below?: ReactNode }
  /** The editor of a handler, where the form has one. */
  renderHandler?: (name: string, field: Field & { kind: 'handler' }) => ReactNode
  /** Title of settings without a section of their own. */
  defaultTitle?: string
}

/** A form with more sections than these shows some of them by title only. */
const mostOpenSections = 5

/** Sections whose advanced settings were opened or closed, by title: stays while the selection changes. */
const useChosenAdvanced = create<{ open: Readonly<Record<string, boolean>> }>()(() => ({ open: {} }))

/** A form made from field definitions: by section, what is advanced behind a button, long forms with most sections closed. */
export function SettingsForm({ type, fields, extras, renderHandler, defaultTitle, ...rest }: SettingsFormProps) {
  const groups = settingsGroups(fields, rest.configs)
  const isLong = groups.length > mostOpenSections
  return groups.map((group, index) => {
    const { title, basic, advanced } = group
    const { badge, below } = extras?.(title) ?? {}
    const row = ([name, field]: readonly [string, Field]) => {
      if (field.kind === 'handler') return renderHandler?.(name, field)
      if (field.kind === 'list') return <ListRow key={name} name={name} field={field} type={type} {...rest} />
      return <SettingRow key={name} name={name} field={field} {...rest} />
    }
    const hasProblem = (settings: readonly (readonly [string, Field])[]): boolean =>
      settings.some(([name]) => rest.problems.byField.has(name))
    // In a section that is opened for it alone, what is advanced needs no second button.
    const alone = isLong && basic.length === 0
    return (
      <SettingsSection
        key={title}
        title={title === 'Configuration' ? (defaultTitle ?? title) : title}
        badge={badge}
        group={group}
        configs={rest.configs}
        closes={isLong}
        opensByItself={opensByItself(group, index)}
        mustShow={hasProblem([...basic, ...advanced])}
      >
        {basic.map(row)}
        {alone && advanced.map(row)}
        {!alone && advanced.length > 0 && (
          <Advanced title={title} mustShow={hasProblem(advanced)}>
            {advanced.map(row)}
          </Advanced>
        )}
        {below}
      </SettingsSection>
    )
  })
}

function Advanced({ title, mustShow, children }: { title: string; mustShow: boolean; children: ReactNode }) {
  const id = useId()
  const chosen = useChosenAdvanced(({ open: titles }) => titles[title])
  const open = useOpened(chosen, false, mustShow)
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => useChosenAdvanced.setState((state) => ({ open: { ...state.open, [title]: !open } }))}
        className="-ml-1 mt-0.5 flex h-6 items-center gap-1 rounded-field px-1 text-dense font-medium text-muted hover:text-text"
      >
        <ChevronRight aria-hidden className={cx('size-3.5 transition-transform', open && 'rotate-90')} />
        Advanced
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </>
  )
}
