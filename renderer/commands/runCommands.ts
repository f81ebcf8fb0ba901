import {
  addScenario,
  applyTrial,
  canRun,
  cancelRun,
  chooseScenario,
  clearBaseline,
  discardTrial,
  duplicateScenario,
  openDialog,
  removeScenario,
  setBaseline,
  setSeed,
  showAccount,
  showRight,
  startRun,
  useDocument,
  useRuns,
} from '../store'
import { notify } from '../ui/Toast'
import type { Command } from './command'

const runs = () => useRuns.getState()
const isRunning = (): boolean => runs().status === 'running'
const hasTrial = (): boolean => (runs().current?.changes.length ?? 0) > 0

export const runCommands: readonly Command[] = [
  {
    id: 'run.start',
    title: 'Run',
    group: 'Run',
    keywords: 'simulate start',
    shortcuts: ['Mod+Enter'],
    whileTyping: true,
    isEnabled: () => !isRunning(),
    run() {
      // A field that is being typed in takes its value when it loses the focus.
      const focused = document.activeElement
      if (focused instanceof HTMLElement) {
        focused.blur()
        focused.focus({ preventScroll: true })
      }
      if (useDocument.getState().design.resources.length === 0) {
        notify.info('There is nothing to run yet', { detail: 'Add Clients and a service, connect them, then run.' })
        return
      }
      if (canRun()) return startRun()
      openDialog('problems')
    },
  },
  {
    id: 'run.cancel',
    title: 'Cancel the run',
    group: 'Run',
    keywords: 'stop abort',
    shortcuts: ['Mod+Shift+Enter'],
    whileTyping: true,
    isEnabled: isRunning,
    run: cancelRun,
  },
  {
    id: 'run.problems',
    title: 'Show problems of the design',
    group: 'Run',
    keywords: 'errors warnings check',
    run: () => openDialog('problems'),
  },
  {
    id: 'run.setBaseline',
    title: 'Keep this run to compare with',
    group: 'Run',
    keywords: 'baseline pin',
    isEnabled: () => runs().current !== null,
    run: setBaseline,
  },
  {
    id: 'run.compare',
    title: 'Compare runs',
    group: 'Run',
    keywords: 'baseline difference',
    isEnabled: () => runs().current !== null,
    run() {
      if (runs().baseline === null) setBaseline()
      openDialog('compare')
    },
  },
  {
    id: 'run.clearBaseline',
    title: 'Stop comparing',
    group: 'Run',
    keywords: 'baseline',
    isEnabled: () => runs().baseline !== null,
    run: clearBaseline,
  },
  { id: 'run.applyTrial', title: 'Apply the settings tried', group: 'Run', isEnabled: hasTrial, run: applyTrial },
  { id: 'run.discardTrial', title: 'Discard the settings tried', group: 'Run', isEnabled: hasTrial, run: discardTrial },
  {
    id: 'run.nextSeed',
    title: 'Use another seed',
    group: 'Run',
    keywords: 'random dice',
    run: () => setSeed(runs().seed + 1),
  },
  {
    id: 'run.account',
    title: 'Show account quotas',
    group: 'Run',
    keywords: 'limits concurrency region free tier',
    run: showAccount,
  },
  {
    id: 'scenario.next',
    title: 'Next scenario',
    group: 'Scenario',
    isEnabled: () => useDocument.getState().design.scenarios.length > 1,
    run() {
      const { design, scenarioId } = useDocument.getState()
      const index = design.scenarios.findIndex(({ id }) => id === scenarioId)
      const next = design.scenarios[(index + 1) % design.scenarios.length]
      if (next) chooseScenario(next.id)
    },
  },
  {
    id: 'scenario.add',
    title: 'Add scenario',
    group: 'Scenario',
    run() {
      addScenario()
      showRight('scenario')
    },
  },
  {
    id: 'scenario.duplicate',
    title: 'Duplicate scenario',
    group: 'Scenario',
    isEnabled: () => useDocument.getState().scenarioId !== null,
    run() {
      const { scenarioId } = useDocument.getState()
      if (scenarioId !== null) duplicateScenario(scenarioId)
      showRight('scenario')
    },
  },
  {
    id: 'scenario.remove',
    title: 'Remove scenario',
    group: 'Scenario',
    isEnabled: () => useDocument.getState().design.scenarios.length > 1,
    run() {
      const { scenarioId } = useDocument.getState()
      if (scenarioId !== null) removeScenario(scenarioId)
    },
  },
]
