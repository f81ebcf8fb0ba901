import type { Draft } from 'immer'
import type { Design, Fault, Scenario, ScenarioAction, TrafficStream } from '../../sim/index'
import { chooseScenario, edit, type EditOptions, useDocument } from './document'
import { newId } from './ids'

/** Adds a scenario of five minutes without load and chooses it. Returns its id. */
export function addScenario(name = 'New scenario'): string {
  const id = newId(name, useDocument.getState().design.scenarios)
  edit('add scenario', (draft) => {
    draft.scenarios.push({ id, name, durationSeconds: 300, warmupSeconds: 0, streams: [], faults: [], assertions: [] })
  })
  chooseScenario(id)
  return id
}

/** Copies a scenario with all its load, faults and assertions and chooses the copy. Returns its id. */
export function duplicateScenario(scenarioId: string): string | null {
  const { design } = useDocument.getState()
  const original = design.scenarios.find(({ id }) => id === scenarioId)
  if (!original) return null
  const name = `${original.name} copy`
  const id = newId(name, design.scenarios)
  edit('duplicate scenario', (draft) => {
    draft.scenarios.splice(design.scenarios.indexOf(original) + 1, 0, { ...structuredClone(original), id, name })
  })
  chooseScenario(id)
  return id
}

/** Removes a scenario. The last one stays: a design without a scenario cannot run. */
export function removeScenario(scenarioId: string): void {
  edit('remove scenario', (draft) => {
    if (draft.scenarios.length > 1) draft.scenarios = draft.scenarios.filter(({ id }) => id !== scenarioId)
  })
}

/** Changes a scenario's own settings: name, duration, warm-up. */
export function changeScenario(
  scenarioId: string,
  change: Partial<Pick<Scenario, 'name' | 'durationSeconds' | 'warmupSeconds'>>,
): void {
  editScenario('change scenario', scenarioId, (scenario) => Object.assign(scenario, change), {
    typingKey: `scenario ${scenarioId} ${Object.keys(change).join(' ')}`,
  })
}

/** Adds a traffic stream. Returns its id. */
export function addStream(scenarioId: string, stream: Omit<TrafficStream, 'id'>): string {
  const id = newId('stream', scenarioOf(scenarioId)?.streams ?? [])
  editScenario('add traffic', scenarioId, (scenario) => void scenario.streams.push({ id, ...stream }))
  return id
}

export function changeStream(scenarioId: string, streamId: string, change: Partial<Omit<TrafficStream, 'id'>>): void {
  editScenario(
    'change traffic',
    scenarioId,
    (scenario) => Object.assign(scenario.streams.find(({ id }) => id === streamId) ?? {}, change),
    { typingKey: `stream ${scenarioId} ${streamId} ${Object.keys(change).join(' ')}` },
  )
}

export function removeStream(scenarioId: string, streamId: string): void {
  editScenario('remove traffic', scenarioId, (scenario) => {
    scenario.streams = scenario.streams.filter(({ id }) => id !== streamId)
  })
}

/** Adds a fault to the timeline. Returns its id. */
export function addFault(scenarioId: string, fault: Omit<Fault, 'id'>): string {
  const id = newId('fault', scenarioOf(scenarioId)?.faults ?? [])
  editScenario('add fault', scenarioId, (scenario) => void scenario.faults.push({ id, ...fault }))
  return id
}

export function changeFault(scenarioId: string, faultId: string, change: Partial<Omit<Fault, 'id'>>): void {
  editScenario(
    'change fault',
    scenarioId,
    (scenario) => Object.assign(scenario.faults.find(({ id }) => id === faultId) ?? {}, change),
    { typingKey: `fault ${scenarioId} ${faultId} ${Object.keys(change).join(' ')}` },
  )
}

export function removeFault(scenarioId: string, faultId: string): void {
  editScenario('remove fault', scenarioId, (scenario) => {
    scenario.faults = scenario.faults.filter(({ id }) => id !== faultId)
  })
}

/** Adds something done to a resource at a time. Returns its id. */
export function addAction(scenarioId: string, action: Omit<ScenarioAction, 'id'>): string {
  const id = newId('action', scenarioOf(scenarioId)?.actions ?? [])
  editScenario('add action', scenarioId, (scenario) => void (scenario.actions ??= []).push({ id, ...action }))
  return id
}

export function changeAction(scenarioId: string, actionId: string, change: Partial<Omit<ScenarioAction, 'id'>>): void {
  editScenario(
    'change action',
    scenarioId,
    (scenario) => Object.assign(scenario.actions?.find(({ id }) => id === actionId) ?? {}, change),
    { typingKey: `action ${scenarioId} ${actionId} ${Object.keys(change).join(' ')}` },
  )
}

/** Sets a setting of an action; `undefined` resets it to the default. */
export function setActionSetting(scenarioId: string, actionId: string, field: string, value: unknown): void {
  editScenario(
    `change ${field}`,
    scenarioId,
    (scenario) => {
      const settings = scenario.actions?.find(({ id }) => id === actionId)?.settings
      if (!settings) return
      if (value === undefined) delete settings[field]
      else settings[field] = value
    },
    { typingKey: `action ${scenarioId} ${actionId} ${field}` },
  )
}

export function removeAction(scenarioId: string, actionId: string): void {
  editScenario('remove action', scenarioId, (scenario) => {
    const left = scenario.actions?.filter(({ id }) => id !== actionId) ?? []
    if (left.length > 0) scenario.actions = left
    else delete scenario.actions
  })
}

/** Adds an assertion such as `p99(orders-api) < 300ms`. Returns its id. */
export function addAssertion(scenarioId: string, expression: string): string {
  const id = newId('assertion', scenarioOf(scenarioId)?.assertions ?? [])
  editScenario('add assertion', scenarioId, (scenario) => void scenario.assertions.push({ id, expression }))
  return id
}

export function changeAssertion(scenarioId: string, assertionId: string, expression: string): void {
  editScenario(
    'change assertion',
    scenarioId,
    (scenario) => Object.assign(scenario.assertions.find(({ id }) => id === assertionId) ?? {}, { expression }),
    { typingKey: `assertion ${scenarioId} ${assertionId}` },
  )
}

export function removeAssertion(scenarioId: string, assertionId: string): void {
  editScenario('remove assertion', scenarioId, (scenario) => {
    scenario.assertions = scenario.assertions.filter(({ id }) => id !== assertionId)
  })
}

/** The scenario on screen; undefined only in a design without any. */
export function useScenario(): Scenario | undefined {
  return useDocument(({ design, scenarioId }) => design.scenarios.find(({ id }) => id === scenarioId))
}

function scenarioOf(scenarioId: string): Scenario | undefined {
  return useDocument.getState().design.scenarios.find(({ id }) => id === scenarioId)
}

function editScenario(
  label: string,
  scenarioId: string,
  change: (scenario: Draft<Scenario>) => void,
  options?: EditOptions,
): void {
  edit(
    label,
    (draft: Draft<Design>) => {
      const scenario = draft.scenarios.find(({ id }) => id === scenarioId)
      if (scenario) change(scenario)
    },
    options,
  )
}
