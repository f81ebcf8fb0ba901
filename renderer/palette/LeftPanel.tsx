import { type LeftTab, setLayout, useLayoutPrefs } from '../store'
import { TabList, TabPanel, Tabs } from '../ui/Tabs'
import { AddPanel } from './AddPanel'
import { ExamplesPanel } from './ExamplesPanel'
import { OutlinePanel } from './OutlinePanel'

const items = [
  { id: 'add', label: 'Add' },
  { id: 'outline', label: 'Outline' },
  { id: 'examples', label: 'Examples' },
]

/** Services to add, what is drawn, and examples to open. */
export function LeftPanel() {
  const tab = useLayoutPrefs((layout) => layout.leftTab)
  return (
    <Tabs value={tab} onValueChange={(value) => setLayout({ leftTab: value as LeftTab })} className="h-full">
      <TabList label="Left panel" items={items} className="px-2 py-2" />
      <TabPanel value="add" className="flex flex-col">
        <AddPanel />
      </TabPanel>
      <TabPanel value="outline" className="flex flex-col">
        <OutlinePanel />
      </TabPanel>
      <TabPanel value="examples" className="overflow-y-auto">
        <ExamplesPanel />
      </TabPanel>
    </Tabs>
  )
}
