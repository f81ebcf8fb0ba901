import { putInFrame, takeOutOfFrame } from '../canvas/containers/groupInFrame'
import { useSelection } from '../store'
import type { Command } from './command'

const hasResources = (): boolean => useSelection.getState().resourceIds.length > 0

/** Frames around what is selected, by the keys that groups have elsewhere. */
export const frameCommands: readonly Command[] = [
  {
    id: 'arrange.frame',
    title: 'Put into a new subnet or VPC',
    group: 'Arrange',
    keywords: 'group frame container network',
    shortcuts: ['Mod+G', 'F'],
    isEnabled: hasResources,
    run: putInFrame,
  },
  {
    id: 'arrange.unframe',
    title: 'Take out of the frame',
    group: 'Arrange',
    keywords: 'ungroup container subnet vpc',
    shortcuts: ['Mod+Shift+G'],
    isEnabled: hasResources,
    run: takeOutOfFrame,
  },
]
