import { lazy, Suspense } from 'react'
import { type RightTab, setLayout, useLayoutPrefs } from '../store'
import { TabList, TabPanel, Tabs } from '../ui/Tabs'
import { ErrorBoundary } from './ErrorBoundary'

const Inspector = lazy(() => import('../inspector/Inspector').then(({ Inspector }) => ({ default: Inspector })))
const ScenarioPanel = lazy(() =>
  import('../scenarios/ScenarioPanel').then(({ ScenarioPanel }) => ({ default: ScenarioPanel })),
)

/** What is selected, or the scenario. */
export function RightPanel() {
  const tab = useLayoutPrefs((layout) => layout.rightTab)
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
