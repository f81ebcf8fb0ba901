import { useEffect, useState } from 'react'
import type { AnyService } from '../../sim/index'
import { Dialog } from '../ui/Dialog'
import { formatInteger } from '../ui/format'
import { SectionTitle } from '../ui/SectionTitle'
import { Markdown } from './Markdown'
import { modelPage } from './modelPages'
import { SourceNote } from './SourceNote'

export interface ModelDialogProps {
  service: AnyService
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** How faithful the simulation of a service is: its rules, its limits with their sources. */
export function ModelDialog({ service, open, onOpenChange }: ModelDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`How ${service.title} is modelled`}
      description={service.summary}
      width="large"
    >
      {open && (
        <div className="max-h-[62vh] overflow-y-auto pr-2" tabIndex={0} role="region" aria-label="Model">
          <ModelPage type={service.type} />
          <Trigger service={service} />
          <Limits service={service} />
        </div>
      )}
    </Dialog>
  )
}

function ModelPage({ type }: { type: string }) {
  const [page, setPage] = useState<string | null>()
  useEffect(() => {
    let shown = true
    modelPage(type).then(
      (text) => shown && setPage(text),
      () => shown && setPage(null),
    )
    return () => {
      shown = false
    }
  }, [type])
  if (page === undefined) return <p className="text-muted">Loading the model page…</p>
  if (page === null) return <p className="text-muted">This service has no model page.</p>
  return <Markdown source={page} />
}

function Trigger({ service: { lambdaTrigger } }: { service: AnyService }) {
  if (lambdaTrigger === undefined) return null
  const { mode, retries, source } = lambdaTrigger
  return (
    <>
      <SectionTitle level="report" className="mt-5 mb-2">
        Invoking Lambda
      </SectionTitle>
      <div className="border-t border-line py-2">
        <div className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 font-medium">Who retries</span>
          <span className="shrink-0">{mode}</span>
        </div>
        <p className="my-0.5 text-dense text-muted">{retries}</p>
        <SourceNote source={source} />
      </div>
    </>
  )
}

function Limits({ service: { limits, quotas } }: { service: AnyService }) {
  if (limits.length + quotas.length === 0) return null
  const rows = [
    ...limits.map(({ id, title, value, unit, source, remedy }) => ({ id, title, value, unit, source, text: remedy })),
    ...quotas.map(({ id, title, default: value, unit, source, help }) => ({
      id,
      title,
      value,
      unit,
      source,
      text: `Account quota. ${help}`,
    })),
  ]
  return (
    <>
      <SectionTitle level="report" className="mt-5 mb-2">
        Limits
      </SectionTitle>
      <ul className="flex flex-col">
        {rows.map(({ id, title, value, unit, source, text }) => (
          <li key={`${id} ${title}`} className="border-t border-line py-2">
            <div className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 font-medium">{title}</span>
              <span className="shrink-0 tabular-nums">
                {value === null ? 'your setting' : `${formatInteger(value)} ${unit}`}
              </span>
            </div>
            <p className="my-0.5 text-dense text-muted">{text}</p>
            <SourceNote source={source} />
          </li>
        ))}
      </ul>
    </>
  )
}
