import { lazy, Suspense, useEffect } from 'react'
import { type RightTab, type Selection, setLayout, useLayoutPrefs, useSelection } from '../store'
import { TabList, TabPanel, Tabs } from '../ui/Tabs'
import { ErrorBoundary } from './ErrorBoundary'

const Inspector = lazy(() => import('../inspector/Inspector').then(({ Inspector }) => ({ default: Inspector })))
const ScenarioPanel = lazy(() =>
  import('../scenarios/ScenarioPanel').then(({ ScenarioPanel }) => ({ default: ScenarioPanel })),
)

/** What is selected, or the scenario. */
export function RightPanel() {
  const tab = useLayoutPrefs((layout) => layout.rightTab)
  useInspectorFollowingSelection()
  return (
    <Tabs value={tab} onValueChange={(value) => setLayout({ rightTab: value as RightTab })} className="h-full">
      <TabList
        label="Right panel"
        items={[
          { id: 'inspector', label: 'Inspector' },
          { id: 'scenario', label: 'Scenario' },
        ]}
        className="border-b border-line px-2 py-1.5"
      />
      <TabPanel value="inspector">
        <ErrorBoundary place="The inspector">
          <Suspense fallback={null}>
            <Inspector />
          </Suspense>
        </ErrorBoundary>
      </TabPanel>
      <TabPanel value="scenario">
        <ErrorBoundary place="The scenario panel">
          <Suspense fallback={null}>
            <ScenarioPanel />
          </Suspense>
        </ErrorBoundary>
      </TabPanel>
    </Tabs>
  )
}

/** Whatever comes into the selection shows its settings; what leaves it changes no tab. */
function useInspectorFollowingSelection(): void {
  useEffect(
    () =>
      useSelection.subscribe((now, before) => {
        if (hasNew(now, before)) setLayout({ rightTab: 'inspector' })
      }),
    [],
  )
}

function hasNew(now: Selection, before: Selection): boolean {
  return (['resourceIds', 'connectionIds', 'noteIds'] as const).some((kind) =>
    now[kind].some((id) => !before[kind].includes(id)),
  )
}
