import { useEffect, useState } from 'react'
import { openRecovered } from '../commands/files'
import { currentHost } from '../host/currentHost'
import type { Recovery } from '../host/host'
import { introduction, openExampleFile } from '../palette/examples'
import { ask, isDirty, useDocument } from '../store'

/** Remembers that the studio has been started before. */
const startedKey = 'windtunnel.started'
const longestWaitMs = 3000

/**
 * What the studio opens with: unsaved work that an earlier session left behind; on the very first start an example.
 * The address `?blank` leaves the example out. Returns whether that is decided: until then there is nothing to act on.
 */
export function useStart(): boolean {
  const [decided, setDecided] = useState(false)
  useEffect(() => {
    const decide = (): void => setDecided(true)
    // Whatever the host is waiting for: the studio can be worked in without it.
    const timer = setTimeout(decide, longestWaitMs)
    void start(decide).finally(decide)
    return () => clearTimeout(timer)
  }, [])
  return decided
}

/** Calls back before it asks the user something: questions are asked over the studio. */
async function start(onQuestion: () => void): Promise<void> {
  const isFirst = noteStart()
  const host = currentHost()
  const recovery = await host.recovery().catch(() => null)
  if (recovery) {
    onQuestion()
    return offerRecovery(recovery)
  }
  if (!isFirst || !introduction || new URLSearchParams(location.search).has('blank')) return
  const recent = await host.recentFiles().catch(() => [])
  // Fetched first, so that nothing can happen between the look at the design and the opening.
  await introduction.load().catch(() => '')
  // A file that the system opened, or a first card drawn, has come before.
  if (recent.length === 0 && isUntouched()) await openExampleFile(introduction)
}

/** Whether this is the first start here, as far as can be told: with storage blocked, no start is the first. */
function noteStart(): boolean {
  try {
    const isFirst = localStorage.getItem(startedKey) === null
    localStorage.setItem(startedKey, 'yes')
    return isFirst
  } catch {
    return false
  }
}

function isUntouched(): boolean {
  const state = useDocument.getState()
  return state.generation === 0 && !isDirty(state)
}

async function offerRecovery({ name, text, file, savedAt }: Recovery): Promise<void> {
  const when = new Date(savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  const choice = await ask({
    title: `Restore unsaved work on ${name}?`,
    detail: `Windtunnel closed before it was saved. The work was kept at ${when}.`,
    choices: [
      { id: 'discard', label: 'Discard' },
      { id: 'restore', label: 'Restore', variant: 'primary' },
    ],
  })
  if (choice === 'restore') openRecovered(text, file, name)
}
