import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { create } from 'zustand'
import type { Field, FieldSet } from '../../sim/index'
import { cx } from '../ui/cx'
import { SectionTitle } from '../ui/SectionTitle'
import type { FormProblems } from './fieldProblems'
import { SettingRow } from './SettingRow'
import { settingsGroups } from './sharedFields'

export interface SettingsFormProps {
  fields: FieldSet
  /** Settings as made, one for each thing that the form is about. */
  configs: readonly Readonly<Record<string, unknown>>[]
  problems: FormProblems
  /** Derived hints by the name of the setting. */
  hints?: Readonly<Record<string, string>>
  /** Sets a setting; undefined puts the default back. */
  onChange: (name: string, value: unknown) => void
  /** What stands beside a section's title and below its settings. */
  extras?: (title: string) => { badge?: ReactNode; below?: ReactNode }
  /** The editor of a handler, where the form has one. */
  renderHandler?: (name: string, field: Field & { kind: 'handler' }) => ReactNode
  /** Title of settings without a section of their own. */
  defaultTitle?: string
}

/** Sections whose advanced settings are shown: stays while the selection changes. */
const useOpenAdvanced = create<{ open: readonly string[] }>()(() => ({ open: [] }))

/** A form made from field definitions: by section, what is advanced behind a button. */
export function SettingsForm({ fields, configs, extras, defaultTitle, ...rest }: SettingsFormProps) {
  const groups = settingsGroups(fields, configs)
  return (
    <>
      {groups.map(({ title, basic, advanced }) => {
        const { badge, below } = extras?.(title) ?? {}
        const row = ([name, field]: readonly [string, Field]) => (
          <SettingRow key={name} name={name} field={field} configs={configs} {...rest} />
        )
        return (
          <section key={title} className="border-b border-line px-3.5 py-2.5">
            <SectionTitle badge={badge} className={basic.length > 0 ? 'mb-1.5' : ''}>
              {title === 'Configuration' ? (defaultTitle ?? title) : title}
            </SectionTitle>
            {basic.map(row)}
            {advanced.length > 0 && (
              <Advanced title={title} mustShow={advanced.some(([name]) => rest.problems.byField.has(name))}>
                {advanced.map(row)}
              </Advanced>
            )}
            {below}
          </section>
        )
      })}
    </>
  )
}

function Advanced({ title, mustShow, children }: { title: string; mustShow: boolean; children: ReactNode }) {
  const id = useId()
  const open = useOpenAdvanced((state) => state.open.includes(title)) || mustShow
  const toggle = (): void =>
    useOpenAdvanced.setState(({ open: titles }) => ({
      open: titles.includes(title) ? titles.filter((other) => other !== title) : [...titles, title],
    }))
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
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
