import { Command as Palette } from 'cmdk'
import { Dialog as RadixDialog } from 'radix-ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { serviceOf } from '../../sim/index'
import { type ExampleFile, exampleFiles, type ExampleSummary, summaryOf } from '../palette/examples'
import { closeDialog, useDocument, useUi } from '../store'
import { Kbd } from '../ui/Kbd'
import { ServiceTile } from '../ui/ServiceTile'
import { commandItems, exampleItems, type PaletteItem, resourceItems, scenarioItems } from './paletteItems'
import { rank } from './paletteRank'
import { rememberChoice, useRecentChoices } from './recentChoices'

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-faint'
const itemClass =
  'flex h-8 cursor-default select-none items-center gap-2.5 rounded-field px-2 text-body data-[selected=true]:bg-hover'
/** Lines for which there is a use at once. */
const mostShown = 60

/** Everything the studio can do and everything drawn, found by typing. A leading @ finds resources only. */
export function CommandPalette() {
  const [query, setQuery] = useState(useUi.getState().paletteQuery)
  const [highlighted, setHighlighted] = useState('')
  const items = useItems(query.startsWith('@'))
  const chosen = useRef<PaletteItem | null>(null)
  const [recent] = useState(() => useRecentChoices.getState().ids)
  const text = query.replace(/^@/, '').trim()
  const found = useMemo(
    () => rank(items, text, recent).slice(0, text === '' ? Infinity : mostShown),
    [items, text, recent],
  )

  /** Closes the palette first, so that what the action opens stays open. */
  const choose = (item: PaletteItem): void => {
    chosen.current = item
    rememberChoice(item.id)
    closeDialog()
    item.choose()
  }

  return (
    <RadixDialog.Root open onOpenChange={closeDialog}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // What was chosen may take the focus, or have taken it. Else it goes back to where it was.
            chosen.current?.focus?.()
            if (document.activeElement !== document.body) event.preventDefault()
          }}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(600px,calc(100vw-48px))] -translate-x-1/2 overflow-hidden rounded-card border border-line-strong bg-panel shadow-dialog outline-none"
        >
          <RadixDialog.Title className="sr-only">Command palette</RadixDialog.Title>
          <Palette label="Command palette" loop shouldFilter={false} value={highlighted} onValueChange={setHighlighted}>
            <Palette.Input
              value={query}
              onValueChange={(next) => {
                setQuery(next)
                // Each change of the text highlights its best match.
                setHighlighted(rank(items, next.replace(/^@/, ''), recent)[0]?.id ?? '')
              }}
              placeholder="Type a command, a resource, an example…"
              className="h-11 w-full border-b border-line bg-transparent px-3.5 text-section outline-none placeholder:text-faint"
            />
            <Palette.List className="max-h-[min(440px,60vh)] overflow-y-auto p-1.5">
              <Palette.Empty className="px-3 py-8 text-center text-body text-muted">
                Nothing matches. Try “run”, “export”, or the name of a resource.
              </Palette.Empty>
              {text === '' ? (
                groupsOf(found).map(([group, members]) => (
                  <Palette.Group key={group} heading={group} className={groupClass}>
                    {members.map((item) => (
                      <Line key={item.id} item={item} detail={item.detail} onChoose={choose} />
                    ))}
                  </Palette.Group>
                ))
              ) : (
                <Palette.Group>
                  {found.map((item) => (
                    <Line key={item.id} item={item} detail={item.detail ?? item.group} onChoose={choose} />
                  ))}
                </Palette.Group>
              )}
            </Palette.List>
          </Palette>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

interface LineProps {
  item: PaletteItem
  detail: string | undefined
  onChoose: (item: PaletteItem) => void
}

function Line({ item, detail, onChoose }: LineProps) {
  const { id, title, shortcut, serviceType } = item
  return (
    <Palette.Item value={id} onSelect={() => onChoose(item)} className={itemClass}>
      {serviceType !== undefined && (
        <ServiceTile type={serviceType} category={serviceOf(serviceType)?.category ?? 'clients'} size={16} />
      )}
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {detail !== undefined && <span className="shrink-0 text-dense text-faint">{detail}</span>}
      {shortcut !== undefined && <Kbd keys={shortcut} plain className="min-w-16 shrink-0 text-right" />}
    </Palette.Item>
  )
}

function groupsOf(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>()
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  return [...groups]
}

function useItems(onlyResources: boolean): readonly PaletteItem[] {
  const design = useDocument((state) => state.design)
  const scenarioId = useDocument((state) => state.scenarioId)
  const examples = useExamples()
  return useMemo(() => {
    const resources = resourceItems(design)
    if (onlyResources) return resources
    return [...commandItems(), ...resources, ...scenarioItems(design, scenarioId), ...exampleItems(examples)]
  }, [design, scenarioId, examples, onlyResources])
}

/** Summaries of the examples, once they have loaded. */
function useExamples(): readonly { file: ExampleFile; summary: ExampleSummary }[] {
  const [examples, setExamples] = useState<readonly { file: ExampleFile; summary: ExampleSummary }[]>([])
  useEffect(() => {
    let shown = true
    Promise.all(exampleFiles.map(async (file) => ({ file, summary: await summaryOf(file) }))).then(
      (loaded) => {
        if (shown) setExamples(loaded)
      },
      // An example that cannot be read is told of in the Examples tab.
      () => {},
    )
    return () => {
      shown = false
    }
  }, [])
  return examples
}
