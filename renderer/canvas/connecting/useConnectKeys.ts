import { useEffect } from 'react'
import { stopConnecting, useCanvasPort, useDocument, useUi } from '../../store'
import { announce } from '../announcements'
import { openNewResourceMenu } from '../newResource'
import { aim, beginConnecting, cancelConnecting, chooseOtherPorts, finishConnecting, useConnecting } from './connecting'
import { portTitles } from './portTitles'

/** Draws connections by keyboard: left and right or Tab choose among the legal targets, up and down between their ports, Enter connects, N creates a new one, Escape gives up. */
export function useConnectKeys(): void {
  const from = useUi((state) => state.connectFrom)
  useEffect(() => {
    if (from === null) return
    beginConnecting({ resourceId: from, port: null, direction: 'out' }, 'keyboard')
    const targets = orderedTargets(from)
    if (targets.length === 0) {
      // Nothing on the canvas can be connected: offer to create something that can.
      stopConnecting()
      openNewResourceMenu({ link: { resourceId: from, port: null, direction: 'out' } })
      return cancelConnecting
    }
    let index = -1
    const choose = (next: number): void => {
      index = (next + targets.length) % targets.length
      const id = targets[index]!
      aim(id, null, null)
      useCanvasPort.getState().port?.reveal([id])
      announce(`Connect to ${nameOf(id)}? ${index + 1} of ${targets.length}.`)
    }
    choose(0)
    const onKeyDown = (event: KeyboardEvent): void => {
      const steps: Record<string, number> = {
        ArrowRight: 1,
        ArrowLeft: -1,
        Tab: event.shiftKey ? -1 : 1,
      }
      const step = steps[event.key]
      const portStep = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) choose(index + step)
      else if (portStep !== undefined) {
        // Where there is one way to connect only, up and down lead on too.
        const ports = chooseOtherPorts(portStep)
        if (ports) announce(`${portsInWords()}, ${ports.number} of ${ports.count}.`)
        else choose(index + portStep)
      } else if (event.key === 'Enter') {
        finishConnecting()
        stopConnecting()
      } else if (event.key === 'n' || event.key === 'N') {
        stopConnecting()
        openNewResourceMenu({ link: { resourceId: from, port: null, direction: 'out' } })
      } else if (event.key === 'Escape') stopConnecting()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      cancelConnecting()
    }
  }, [from])
}

/** The ports that are chosen: `On failure to Deliveries`. */
function portsInWords(): string {
  const chosen = useConnecting.getState().connecting?.chosen
  if (!chosen) return ''
  const { from, to } = portTitles(useDocument.getState().design, chosen)
  return `${from} to ${to}`
}

/** Legal targets from near to far. */
function orderedTargets(from: string): string[] {
  const { positions } = useDocument.getState().design.view
  const here = positions[from]
  const distance = (id: string): number => {
    const there = positions[id]
    return here && there ? Math.hypot(there.x - here.x, there.y - here.y) : Infinity
  }
  const legal = useConnecting.getState().connecting?.legal
  return [...(legal?.keys() ?? [])].filter((id) => id !== from).sort((a, b) => distance(a) - distance(b))
}

const nameOf = (id: string): string =>
  useDocument.getState().design.resources.find((each) => each.id === id)?.name ?? id
