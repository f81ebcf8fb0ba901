import { CircleX, Play } from 'lucide-react'
import { useEffect } from 'react'
import { runCommand } from '../commands/registry'
import {
  type DockTab,
  filterByResource,
  type RunRecord,
  setLayout,
  useDocument,
  useLayoutPrefs,
  useRuns,
  useSelection,
  useUi,
} from '../store'
import { EmptyState } from '../ui/EmptyState'
import { TabList, TabPanel, Tabs } from '../ui/Tabs'
import { ConcurrencyView } from './concurrency/ConcurrencyView'
import { CostView } from './cost/CostView'
import { DockButtons, DockFilters } from './DockFilters'
import { dockTabIds, dockTabs } from './dockTabs'
import { FindingsView } from './findings/FindingsView'
import { TraceMapView } from './map/TraceMapView'
import { MetricsView } from './metrics/MetricsView'
import { RunNotice } from './RunNotice'
import { ThrottlesView } from './throttles/ThrottlesView'
import { useTimeWindow } from './timeScope'
import { TracesView } from './traces/TracesView'

/** What the last run has shown, in tabs. Fills its parent. */
export function ResultsDock() {
  const record = useRuns((state) => state.current)
  const tab = useLayoutPrefs((state) => state.dockTab)
  const filter = useUi((state) => state.resourceFilter)
  useFilterFollowingSelection()
  const resourceId = record && filter !== null && record.result.resources[filter] ? filter : null

  return (
    <Tabs value={tab} onValueChange={(value) => setLayout({ dockTab: value as DockTab })} className="h-full bg-panel">
      <TabList
        label="Results"
        items={dockTabs(record?.result ?? null)}
        className="h-8.5 border-b border-line px-2.5"
        trailing={
          <>
            {record && <DockFilters result={record.result} resourceId={resourceId} />}
            <DockButtons />
          </>
        }
      />
      <RunNotice hasResult={record !== null} />
      {dockTabIds.map((id) => (
        <TabPanel key={id} value={id}>
          {record ? <View id={id} record={record} resourceId={resourceId} /> : <NoRun />}
        </TabPanel>
      ))}
    </Tabs>
  )
}

function View({ id, record, resourceId }: { id: DockTab; record: RunRecord; resourceId: string | null }) {
  const baseline = useRuns((state) => state.baseline)
  const window = useTimeWindow(record.result)
  const other = baseline === record ? null : baseline
  switch (id) {
    case 'metrics':
      return <MetricsView record={record} baseline={other} resourceId={resourceId} window={window} />
    case 'concurrency':
      return <ConcurrencyView record={record} resourceId={resourceId} window={window} />
    case 'throttles':
      return <ThrottlesView record={record} resourceId={resourceId} window={window} />
    case 'traces':
      return <TracesView record={record} resourceId={resourceId} window={window} />
    case 'map':
      return <TraceMapView record={record} resourceId={resourceId} window={window} />
    case 'cost':
      return <CostView record={record} resourceId={resourceId} />
    case 'findings':
      return <FindingsView record={record} resourceId={resourceId} />
  }
}

/** What belongs here, before any run. */
function NoRun() {
  const status = useRuns((state) => state.status)
  const error = useRuns((state) => state.error)
  const isEmpty = useDocument(({ design }) => design.resources.length === 0)
  if (status === 'running')
    return <EmptyState sentence="The first results appear here as soon as the run has finished." />
  if (status === 'failed') {
    return (
      <EmptyState
        icon={<CircleX className="text-fault" />}
        sentence={error ?? 'The run stopped.'}
        action={{ label: 'Show problems', onSelect: () => void runCommand('run.problems') }}
      />
    )
  }
  if (isEmpty)
    return (
      <EmptyState sentence="Once a system is drawn and run, this is where throttles, response times and costs are shown." />
    )
  const sentence =
    status === 'cancelled'
      ? 'The run was cancelled before it had a result.'
      : 'Run the scenario to see here where requests are throttled, how long they take and what a month costs.'
  return (
    <EmptyState
      sentence={sentence}
      action={{ label: 'Run', icon: <Play aria-hidden />, onSelect: () => void runCommand('run.start') }}
    />
  )
}

/** Selecting one resource on the canvas shows its figures; selecting nothing shows the whole design. */
function useFilterFollowingSelection(): void {
  useEffect(
    () =>
      useSelection.subscribe((state, previous) => {
        if (state.resourceIds === previous.resourceIds || state.resourceIds.length > 1) return
        filterByResource(state.resourceIds[0] ?? null)
      }),
    [],
  )
}
