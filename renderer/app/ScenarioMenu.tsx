import { ChevronDown, Copy, Pencil, Plus, Trash2 } from 'lucide-react'
import { runCommand } from '../commands/registry'
import { chooseScenario, useDocument, useScenario } from '../store'
import { Menu } from '../ui/Menu'
import { MenuCheckItem, MenuItem, MenuSeparator } from '../ui/MenuItem'

/** Which scenario is run, and what can be done with scenarios. */
export function ScenarioMenu() {
  const scenarios = useDocument((state) => state.design.scenarios)
  const scenario = useScenario()
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="flex h-7 min-w-0 max-w-84 items-center gap-1.5 rounded-button px-2 text-dense transition-colors hover:bg-hover data-[state=open]:bg-hover"
        >
          <span className="text-muted">Scenario</span>
          <span className="min-w-0 truncate text-body font-medium">{scenario?.name ?? 'none'}</span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
        </button>
      }
    >
      {scenarios.map(({ id, name }) => (
        <MenuCheckItem key={id} checked={id === scenario?.id} onCheckedChange={() => chooseScenario(id)}>
          {name}
        </MenuCheckItem>
      ))}
      {scenarios.length > 0 && <MenuSeparator />}
      {scenario && (
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => void runCommand('view.scenario')}>
          Edit {scenario.name}
        </MenuItem>
      )}
      <MenuItem icon={<Plus aria-hidden />} onSelect={() => void runCommand('scenario.add')}>
        Add scenario
      </MenuItem>
      {scenario && (
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => void runCommand('scenario.duplicate')}>
          Duplicate {scenario.name}
        </MenuItem>
      )}
      {scenario && (
        <MenuItem
          icon={<Trash2 aria-hidden />}
          danger
          disabled={scenarios.length < 2}
          onSelect={() => void runCommand('scenario.remove')}
        >
          Remove {scenario.name}
        </MenuItem>
      )}
    </Menu>
  )
}
