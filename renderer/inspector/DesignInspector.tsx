import { type Problem, REGIONS } from '../../sim/index'
import {
  renameDesign,
  select,
  setFreeTier,
  setRegion,
  showRight,
  useCanvasPort,
  useDocument,
  useProblems,
} from '../store'
import { AppMark } from '../ui/AppMark'
import { FieldRow } from '../ui/FieldRow'
import { PanelHeader } from '../ui/PanelHeader'
import { SectionTitle } from '../ui/SectionTitle'
import { Select } from '../ui/Select'
import { Switch } from '../ui/Switch'
import { AccountQuotas } from './AccountQuotas'
import { EditableName } from './EditableName'
import { PlatformEraSetting } from './PlatformEraSetting'
import { ProblemWords } from './ProblemList'

/** The design as a whole: what nothing selected shows. */
export function DesignInspector() {
  const { name, region, account, resources, connections, scenarios } = useDocument(({ design }) => design)
  // An empty canvas says itself what is missing.
  const problems = useProblems()
  const counts = [
    words(resources.length, 'resource'),
    words(connections.length, 'connection'),
    words(scenarios.length, 'scenario'),
  ]
  return (
    <>
      <PanelHeader
        leading={<AppMark size={24} />}
        title={<EditableName name={name} what="design" onRename={renameDesign} />}
        subtitle={counts.join(' · ')}
      />
      {problems.length > 0 && resources.length > 0 && <Problems problems={problems} />}
      <section className="border-b border-line px-3.5 py-2.5">
        <SectionTitle className="mb-1.5">Design</SectionTitle>
        <FieldRow label="Region" help="Decides prices. Quotas are those of the account in this Region.">
          <Select
            value={region}
            onValueChange={setRegion}
            options={REGIONS.map(({ code, title }) => ({ value: code, label: code, hint: title }))}
          />
        </FieldRow>
        <PlatformEraSetting />
        <FieldRow
          label="Free tier"
          help="Whether the cost report subtracts AWS’s monthly free tier."
          differs={account.freeTier}
          onReset={() => setFreeTier(false)}
        >
          <Switch
            checked={account.freeTier}
            onCheckedChange={setFreeTier}
            label={account.freeTier ? 'subtracted' : 'not subtracted'}
          />
        </FieldRow>
      </section>
      <AccountQuotas />
    </>
  )
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const resources = useDocument(({ design }) => design.resources)
  return (
    <section className="border-b border-line px-2 py-2.5">
      <SectionTitle className="mb-1 px-1.5">{words(problems.length, 'problem')}</SectionTitle>
      <ul>
        {problems.map((problem, index) => {
          const name = resources.find(({ id }) => id === problem.resourceId)?.name
          return (
            <li key={`${problem.code} ${problem.path} ${index}`}>
              <button
                type="button"
                onClick={() => goTo(problem)}
                className="focus-inset flex w-full gap-2 rounded-field px-1.5 py-1.5 text-left text-dense hover:bg-hover"
              >
                <ProblemWords problem={problem} subject={name} />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Selects what a problem is about, or opens the scenario. */
function goTo({ resourceId, path }: Problem): void {
  const connectionId = /^connections\[([^\]]+)\]/.exec(path ?? '')?.[1]
  if (path?.startsWith('scenarios')) showRight('scenario')
  else if (connectionId !== undefined) select({ connectionIds: [connectionId] })
  else if (resourceId !== null) select({ resourceIds: [resourceId] })
  if (resourceId !== null) useCanvasPort.getState().port?.reveal([resourceId])
}

const words = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
