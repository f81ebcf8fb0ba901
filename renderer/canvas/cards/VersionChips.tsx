import { memo } from 'react'

interface Alias {
  name?: string
  version?: string
  additionalVersion?: number | null
  additionalPercent?: number
}

/** Aliases and how they share their calls among versions, on the card's lower edge; without aliases, how many versions there are. */
export const VersionChips = memo(function VersionChips({ config }: { config: Readonly<Record<string, unknown>> }) {
  const aliases = listOf<Alias>(config['aliases'])
  const versions = listOf(config['versions'])
  if (aliases.length + versions.length === 0) return null
  const texts = aliases.map(aliasText)
  const shown = texts[0] ?? (versions.length === 1 ? '1 version' : `${versions.length} versions`)
  return (
    <span
      title={[...texts, versions.length > 0 ? `Versions published: ${versions.length}` : ''].filter(Boolean).join('\n')}
      className="absolute -bottom-[16px] left-2.5 flex max-w-[calc(100%-20px)] gap-1 text-[11px]/[14px] whitespace-nowrap tabular-nums"
    >
      <Chip text={shown} />
      {texts.length > 1 && <Chip text={`+${texts.length - 1}`} />}
    </span>
  )
})

function Chip({ text }: { text: string }) {
  return (
    <span className="truncate rounded-full border border-line-strong bg-raised px-[7px] py-px text-muted">{text}</span>
  )
}

/** As `live → 2 90% / 3 10%`. */
function aliasText({ name = 'live', version = '1', additionalVersion, additionalPercent = 10 }: Alias): string {
  if (additionalVersion === undefined || additionalVersion === null) return `${name} → ${version}`
  return `${name} → ${version} ${100 - additionalPercent}% / ${additionalVersion} ${additionalPercent}%`
}

const listOf = <T,>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : [])
