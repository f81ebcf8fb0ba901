import { Command as Palette } from 'cmdk'
import { Dialog as RadixDialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { serviceOf } from '../../sim/index'
import type { Command } from '../commands/command'
import { allCommands, isEnabled, runCommand } from '../commands/registry'
import { type ExampleFile, exampleFiles, type ExampleSummary, openExampleFile, summaryOf } from '../palette/examples'
import { chooseScenario, closeDialog, select, useCanvasPort, useDocument, useUi } from '../store'
import { Kbd } from '../ui/Kbd'
import { ServiceTile } from '../ui/ServiceTile'

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-faint'
const itemClass =
  'flex h-8 cursor-default select-none items-center gap-2.5 rounded-field px-2 text-body data-[selected=true]:bg-hover'

/** Everything the studio can do and everything drawn, found by typing. A leading @ finds resources only. */
export function CommandPalette() {
  const [query, setQuery] = useState(useUi.getState().paletteQuery)
  const design = useDocument((state) => state.design)
  const scenarioId = useDocument((state) => state.scenarioId)
  const onlyResources = query.startsWith('@')
  const examples = useExamples()

  return (
    <RadixDialog.Root open onOpenChange={closeDialog}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-overlay" />
        <RadixDialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(600px,calc(100vw-48px))] -translate-x-1/2 overflow-hidden rounded-card border border-line-strong bg-panel shadow-dialog outline-none"
        >
          <RadixDialog.Title className="sr-only">Command palette</RadixDialog.Title>
          <Palette label="Command palette" loop>
            <Palette.Input
              value={query}
              onValueChange={setQuery}
              placeholder="Type a command, a resource, an example…"
              className="h-11 w-full border-b border-line bg-transparent px-3.5 text-section outline-none placeholder:text-faint"
            />
            <Palette.List className="max-h-[min(440px,60vh)] overflow-y-auto p-1.5">
              <Palette.Empty className="px-3 py-8 text-center text-body text-muted">
                Nothing matches. Try “run”, “export”, or the name of a resource.
              </Palette.Empty>
              {!onlyResources && <CommandGroups />}
              {design.resources.length > 0 && (
                <Palette.Group heading="Resources" className={groupClass}>
                  {design.resources.map(({ id, name, type }) => (
                    <Palette.Item
                      key={id}
                      value={`@${name} ${id} ${serviceOf(type)?.title ?? type}`}
                      onSelect={() => finish(() => goTo(id))}
                      className={itemClass}
                    >
                      <ServiceTile type={type} category={serviceOf(type)?.category ?? 'clients'} size={16} />
                      <span className="min-w-0 flex-1 truncate">{name}</span>
                      <span className="text-dense text-faint">{serviceOf(type)?.title ?? type}</span>
                    </Palette.Item>
                  ))}
                </Palette.Group>
              )}
              {!onlyResources && (
                <>
                  <Palette.Group heading="Scenarios" className={groupClass}>
                    {design.scenarios
                      .filter(({ id }) => id !== scenarioId)
                      .map(({ id, name }) => (
                        <Palette.Item
                          key={id}
                          value={`Scenario ${name} ${id}`}
                          onSelect={() => finish(() => chooseScenario(id))}
                          className={itemClass}
                        >
                          Choose scenario {name}
                        </Palette.Item>
                      ))}
                  </Palette.Group>
                  <Palette.Group heading="Examples" className={groupClass}>
                    {examples.map(({ file, summary }) => (
                      <Palette.Item
                        key={file.id}
                        value={`Example ${summary.title} ${file.id}`}
                        onSelect={() => finish(() => void openExampleFile(file))}
                        className={itemClass}
                      >
                        Open example {summary.title}
                      </Palette.Item>
                    ))}
                  </Palette.Group>
                </>
              )}
            </Palette.List>
          </Palette>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

function CommandGroups() {
  const groups = new Map<string, Command[]>()
  for (const command of allCommands()) {
    if (command.hidden || !isEnabled(command)) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  // What is done most comes first while nothing is typed.
  const order = ['Run', 'File', 'Edit', 'View', 'Scenario', 'Playback', 'Arrange', 'Export', 'Help']
  const sorted = [...groups].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return sorted.map(([group, commands]) => (
    <Palette.Group key={group} heading={group} className={groupClass}>
      {commands.map(({ id, title, keywords, shortcuts }) => (
        <Palette.Item
          key={id}
          value={`${title} ${id}`}
          keywords={[group, ...(keywords?.split(' ') ?? [])]}
          onSelect={() => finish(() => void runCommand(id))}
          className={itemClass}
        >
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {shortcuts?.[0] && <Kbd keys={shortcuts[0]} plain />}
        </Palette.Item>
      ))}
    </Palette.Group>
  ))
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

/** Closes the palette first, so that what the action opens or focuses stays so. */
function finish(action: () => void): void {
  closeDialog()
  action()
}

function goTo(resourceId: string): void {
  select({ resourceIds: [resourceId] })
  useCanvasPort.getState().port?.reveal([resourceId])
}
