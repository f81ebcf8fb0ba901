import { type Design, serviceOf } from '../../sim/index'
import { allCommands, isEnabled, runCommand } from '../commands/registry'
import { type ExampleFile, type ExampleSummary, openExampleFile } from '../palette/examples'
import { chooseScenario, select, useCanvasPort } from '../store'
import type { Findable } from './paletteRank'

/** A line of the command palette. */
export interface PaletteItem extends Findable {
  /** Heading that it is listed under while nothing is typed; beside it as soon as something is. */
  group: string
  shortcut?: string
  /** Type of the service whose tile is shown. */
  serviceType?: string
  /** Faint text at the end. */
  detail?: string
  choose: () => void
  /** Takes the keyboard's focus once the palette is gone; without it, the focus goes back to where it was. */
  focus?: () => void
}

/** What is done most comes first while nothing is typed. */
const groupOrder = ['Run', 'File', 'Edit', 'View', 'Scenario', 'Playback', 'Arrange', 'Export', 'Help']

/** The commands that would do something now. */
export function commandItems(): PaletteItem[] {
  return allCommands()
    .filter((command) => !command.hidden && isEnabled(command))
    .map(({ id, title, group, keywords = '', shortcuts }) => ({
      id,
      title,
      group,
      keywords: `${group} ${keywords}`,
      ...(shortcuts?.[0] === undefined ? {} : { shortcut: shortcuts[0] }),
      choose: () => void runCommand(id),
    }))
    .sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group))
}

/** The resources drawn; choosing one selects it and brings it into view. */
export function resourceItems({ resources }: Design): PaletteItem[] {
  return resources.map(({ id, name, type }) => {
    const title = serviceOf(type)?.title ?? type
    return {
      id: `resource ${id}`,
      title: name,
      group: 'Resources',
      keywords: `${id} ${title}`,
      serviceType: type,
      detail: title,
      choose() {
        select({ resourceIds: [id] })
        useCanvasPort.getState().port?.reveal([id])
      },
      focus: () => useCanvasPort.getState().port?.focus(),
    }
  })
}

/** The scenarios that are not on screen. */
export function scenarioItems({ scenarios }: Design, shownId: string | null): PaletteItem[] {
  return scenarios
    .filter(({ id }) => id !== shownId)
    .map(({ id, name }) => ({
      id: `scenario ${id}`,
      title: `Choose scenario ${name}`,
      group: 'Scenarios',
      choose: () => chooseScenario(id),
    }))
}

export function exampleItems(examples: readonly { file: ExampleFile; summary: ExampleSummary }[]): PaletteItem[] {
  return examples.map(({ file, summary }) => ({
    id: `example ${file.id}`,
    title: `Open example ${summary.title}`,
    group: 'Examples',
    choose: () => void openExampleFile(file),
  }))
}
