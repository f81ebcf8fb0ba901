import type { ScenarioAction } from '../design/types'
import type { Simulator } from '../kernel/Simulator'
import type { AnyService, Component, Part } from '../services/define'
import { withDefaults } from '../services/fields'

interface ScheduledAction {
  action: ScenarioAction
  component: Component
  /** Defaults filled in. */
  settings: Readonly<Record<string, unknown>>
}

/** Lets the scenario's actions take place on time, those of one instant in the scenario's order. */
export class ActionTimeline implements Part {
  private readonly actions: ScheduledAction[] = []

  constructor(private readonly simulator: Simulator) {}

  add(action: ScenarioAction, service: AnyService, component: Component): void {
    const { fields } = service.actions!.find(({ id }) => id === action.action)!
    this.actions.push({ action, component, settings: withDefaults(fields, action.settings) })
  }

  schedule(index: number): void {
    this.actions.forEach(({ action }, number) => this.simulator.schedule(action.atSeconds * 1000, index, 0, number))
  }

  fire(_kind: number, number: number): void {
    const { component, action, settings } = this.actions[number]!
    component.act!(action.action, settings)
  }
}
