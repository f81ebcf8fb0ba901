import { useMemo } from 'react'
import type { RunResult } from '../../sim/index'
import { filterByResource, setLayout, useLayoutPrefs, usePlayback } from '../store'
import { ChevronDown, Maximize2, Minimize2 } from 'lucide-react'
import { formatClock } from '../ui/format'
import { IconButton } from '../ui/IconButton'
import { Select } from '../ui/Select'
import { resourcesInFlow } from './resourceInfo'
import { setTimeScope, type TimeScope, useTimeScope } from './timeScope'

const allResources = ' all'

/** What the dock's views are limited to: one resource, a part of the run. */
export function DockFilters({ result, resourceId }: { result: RunResult; resourceId: string | null }) {
  const resources = useMemo(
    () => [
      { value: allResources, label: 'all resources' },
      ...resourcesInFlow(result).map(({ id, name, title }) => ({ value: id, label: name, hint: title })),
    ],
    [result],
  )
  return (
    <>
      <Select
        label="Resource"
        appearance="ghost"
        className="max-w-45"
        value={resourceId ?? allResources}
        onValueChange={(value) => filterByResource(value === allResources ? null : value)}
        options={resources}
      />
      <TimeSelect />
    </>
  )
}

function TimeSelect() {
  const scope = useTimeScope()
  const range = usePlayback((state) => state.range)
  const options: { value: TimeScope; label: string }[] = [
    { value: 'whole', label: 'whole run' },
    { value: 'cursor', label: 'at the cursor' },
  ]
  // A range is made by dragging on a chart; here it can only be seen and left.
  if (range) options.push({ value: 'range', label: `${formatClock(range[0])} – ${formatClock(range[1])}` })
  return (
    <Select
      label="Part of the run"
      appearance="ghost"
      className="max-w-45"
      value={scope}
      onValueChange={(value) => {
        if (value !== 'range') setTimeScope(value)
      }}
      options={options}
    />
  )
}

/** Makes the dock take the window, or closes it. */
export function DockButtons() {
  const maximized = useLayoutPrefs((state) => state.dockMaximized)
  return (
    <>
      <IconButton
        size="dense"
        label={maximized ? 'Results beside the canvas' : 'Results in the whole window'}
        icon={maximized ? <Minimize2 className="!size-3.5" /> : <Maximize2 className="!size-3.5" />}
        onClick={() => setLayout({ dockMaximized: !maximized })}
      />
      <IconButton
        size="dense"
        label="Close the results"
        icon={<ChevronDown />}
        onClick={() => setLayout({ dockOpen: false, dockMaximized: false })}
      />
    </>
  )
}
