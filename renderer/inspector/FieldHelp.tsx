import { Info } from 'lucide-react'
import type { Source } from '../../sim/index'
import { IconButton } from '../ui/IconButton'
import { Popover } from '../ui/Popover'
import { SourceNote } from './SourceNote'

export interface FieldHelpProps {
  label: string
  help: string
  default?: string
  allowed?: string | null
  source?: Source | undefined
}

/** The button that opens all there is to know about a setting: what it does, its default, its range and their source. */
export function FieldHelp({ label, help, default: standard, allowed, source }: FieldHelpProps) {
  return (
    <Popover
      label={`About ${label}`}
      side="left"
      className="w-72"
      trigger={
        <IconButton label={`About ${label}`} icon={<Info className="!size-3" />} size="dense" className="!size-5" />
      }
    >
      <p className="font-semibold">{label}</p>
      <p className="mt-1 text-muted">{help}</p>
      {(standard !== undefined || allowed) && (
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
          {standard !== undefined && <Fact name="Default" text={standard} />}
          {allowed && <Fact name="Allowed" text={allowed} />}
        </dl>
      )}
      {source && (
        <div className="mt-2 border-t border-line pt-2">
          <SourceNote source={source} />
        </div>
      )}
    </Popover>
  )
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="tabular-nums [overflow-wrap:anywhere]">{text}</dd>
    </>
  )
}
