import { GitCompareArrows, Moon, Sun } from 'lucide-react'
import { REGIONS } from '../../sim/index'
import { runCommand } from '../commands/registry'
import { windowPart } from '../commands/windowParts'
import { setRegion, useDocument, useRuns } from '../store'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Select } from '../ui/Select'
import { useTheme } from '../ui/theme'
import { DesignName } from './DesignName'
import { EraBadge } from './EraBadge'
import { ExportMenu } from './ExportMenu'
import { FileMenu } from './FileMenu'
import { ProblemsButton } from './ProblemsButton'
import { RunControl } from './RunControl'
import { ScenarioMenu } from './ScenarioMenu'

const regionOptions = REGIONS.map(({ code, title }) => ({ value: code, label: code, hint: title }))

/** The bar across the top: which file, which scenario, and the one filled button. */
export function TopBar() {
  const region = useDocument((state) => state.design.region)
  const hasRun = useRuns((state) => state.current !== null)
  const { theme } = useTheme()
  return (
    <header
      {...windowPart}
      className="relative z-20 flex h-11 shrink-0 items-center gap-2 border-b border-line bg-panel px-2"
    >
      <h1 className="sr-only">Windtunnel</h1>
      <FileMenu />
      <DesignName />
      <div className="min-w-2 flex-1" />
      <ProblemsButton />
      <ScenarioMenu />
      <EraBadge />
      <Select
        label="Region"
        appearance="ghost"
        size="default"
        value={region}
        onValueChange={setRegion}
        options={regionOptions}
      />
      <RunControl />
      <Button disabled={!hasRun} icon={<GitCompareArrows aria-hidden />} onClick={() => void runCommand('run.compare')}>
        Compare
      </Button>
      <ExportMenu />
      <Button variant="ghost" shortcut="Mod+K" onClick={() => void runCommand('help.commandPalette')}>
        Commands
      </Button>
      <IconButton
        label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        icon={theme === 'dark' ? <Sun aria-hidden /> : <Moon aria-hidden />}
        shortcut="Alt+Shift+D"
        onClick={() => void runCommand('view.theme')}
      />
    </header>
  )
}
