import type { AccountSettings, Design, View } from './types'

/** Region of a new design: the one whose prices AWS's own examples use. */
const DEFAULT_REGION = 'us-east-1'

export const blankAccount = (): AccountSettings => ({ freeTier: false, quotas: {} })

export const blankView = (): View => ({ positions: {} })

/** A design with nothing in it. */
export const blankDesign = (name: string): Design => ({
  name,
  region: DEFAULT_REGION,
  account: blankAccount(),
  resources: [],
  connections: [],
  scenarios: [],
  notes: [],
  view: blankView(),
})
