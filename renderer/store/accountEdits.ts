import type { PlatformEra } from '../../sim/index'
import { edit } from './document'

/** Sets an account quota, such as `lambda.concurrentExecutions`; null puts it back to AWS's default. */
export function setAccountQuota(id: string, value: number | null): void {
  edit(
    'change quota',
    (draft) => {
      if (value === null) delete draft.account.quotas[id]
      else draft.account.quotas[id] = value
    },
    { typingKey: `quota ${id}` },
  )
}

/** Whether the cost report subtracts AWS's monthly free tier. */
export function setFreeTier(freeTier: boolean): void {
  edit(freeTier ? 'apply the free tier' : 'leave out the free tier', (draft) => {
    draft.account.freeTier = freeTier
  })
}

/** Chooses the AWS that is modelled: today's, or that until 2019. */
export function setEra(era: PlatformEra): void {
  edit(`model the ${era} platform`, (draft) => {
    if (era === 'modern') delete draft.account.era
    else draft.account.era = era
  })
}

/** Moves the design to another AWS Region. */
export function setRegion(region: string): void {
  edit('change Region', (draft) => {
    draft.region = region
  })
}

/** Names the design. Empty names are ignored. */
export function renameDesign(name: string): void {
  const trimmed = name.trim()
  if (trimmed === '') return
  edit('rename the design', (draft) => {
    draft.name = trimmed
  })
}
