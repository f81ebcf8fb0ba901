import { showAccount, useDocument } from '../store'
import { Tooltip } from '../ui/Tooltip'

/** Says that it is not today's AWS that is modelled. Nothing when it is. */
export function EraBadge() {
  const era = useDocument(({ design }) => design.account.era)
  if (era !== 'classic') return null
  return (
    <Tooltip content="AWS before the end of 2019 is modelled. Click to change it." side="bottom">
      <button
        type="button"
        onClick={showAccount}
        className="inline-flex h-5 shrink-0 items-center rounded-field bg-warn-soft px-1.5 text-caption font-semibold text-warn hover:underline"
      >
        Classic era
      </button>
    </Tooltip>
  )
}
