import { Copy, EllipsisVertical, Plus, Trash2 } from 'lucide-react'
import type { Scenario } from '../../sim/index'
import { EditableName } from '../inspector/EditableName'
import { addScenario, changeScenario, chooseScenario, duplicateScenario, removeScenario } from '../store'
import { Button } from '../ui/Button'
import { cx } from '../ui/cx'
import { formatDuration } from '../ui/format'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import { MenuItem } from '../ui/MenuItem'
import { SectionTitle } from '../ui/SectionTitle'

/** All scenarios of the design; the chosen one is run and shown below. */
export function ScenarioList({
  scenarios,
  chosenId,
}: {
  scenarios: readonly Scenario[]
  chosenId: string | undefined
}) {
  return (
    <section className="border-b border-line py-2.5">
      <SectionTitle
        className="px-3.5"
        trailing={
          <Button size="dense" variant="ghost" icon={<Plus aria-hidden />} onClick={() => addScenario()}>
            Add scenario
          </Button>
        }
      >
        Scenarios
      </SectionTitle>
      <ul aria-label="Scenarios" className="mt-0.5 max-h-44 overflow-y-auto px-2">
        {scenarios.map((scenario) => (
          <Row key={scenario.id} scenario={scenario} chosen={scenario.id === chosenId} only={scenarios.length < 2} />
        ))}
      </ul>
    </section>
  )
}

function Row({ scenario, chosen, only }: { scenario: Scenario; chosen: boolean; only: boolean }) {
  const { id, name, durationSeconds } = scenario
  return (
    <li className={cx('flex h-7.5 items-center gap-1.5 rounded-field pl-1.5', chosen ? 'bg-hover' : 'hover:bg-hover')}>
      {chosen ? (
        <div className="min-w-0 flex-1 pl-1" aria-current="true">
          <EditableName name={name} what="scenario" onRename={(next) => changeScenario(id, { name: next.trim() })} />
        </div>
      ) : (
        <button
          type="button"
          onClick={() => chooseScenario(id)}
          className="focus-inset h-full min-w-0 flex-1 truncate rounded-field text-left text-body"
        >
          {name}
        </button>
      )}
      <span className="shrink-0 text-caption text-faint tabular-nums">{formatDuration(durationSeconds * 1000)}</span>
      <Menu
        align="end"
        trigger={<IconButton label={`More about scenario ${name}`} size="dense" icon={<EllipsisVertical />} />}
      >
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => duplicateScenario(id)}>
          Duplicate
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} danger disabled={only} onSelect={() => removeScenario(id)}>
          Remove
        </MenuItem>
      </Menu>
    </li>
  )
}
