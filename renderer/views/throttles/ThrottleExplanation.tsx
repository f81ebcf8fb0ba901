import { FlaskConical } from 'lucide-react'
import { useMemo } from 'react'
import { type Design, type RunResult, serviceOf, type ThrottleResult } from '../../../sim/index'
import { openDialog, useRuns } from '../../store'
import { Button } from '../../ui/Button'
import { tryAndCompare } from '../compare/tryAndCompare'
import { SourceLink } from '../SourceLink'
import { explainThrottle } from './explain'
import { limitSetting } from './limitSetting'

export interface ThrottleExplanationProps {
  result: RunResult
  design: Design
  throttle: ThrottleResult
  /** Captions beside the charts; dense text in the throttles view. */
  size?: 'caption' | 'dense'
}

/** Why a limit was reached, what would fix it, and a button that tries it in a copy of the design. */
export function ThrottleExplanation({ result, design, throttle, size = 'dense' }: ThrottleExplanationProps) {
  const running = useRuns((state) => state.status === 'running')
  const { explanation, setting } = useMemo(() => {
    const type = result.resources[throttle.resourceId]?.type ?? ''
    const limit = serviceOf(type)?.limits.find(({ id }) => id === throttle.limitId)
    const found = limitSetting(throttle, design)
    return { explanation: explainThrottle(result, throttle, limit, found), setting: found }
  }, [result, design, throttle])
  const { why, fix, trial } = explanation
  return (
    <div className={`flex flex-col gap-1.5 text-muted ${size === 'caption' ? 'text-caption' : 'text-dense'}`}>
      <p>
        <strong className="font-semibold text-text">Why: </strong>
        {why}
      </p>
      <p>
        <strong className="font-semibold text-text">What would fix it: </strong>
        {fix}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {trial && (
          <Button
            size="dense"
            icon={<FlaskConical aria-hidden />}
            disabled={running}
            onClick={() => void tryAndCompare([{ resourceId: trial.resourceId, field: trial.field, value: trial.value }], trial.label)}
          >
            {trial.action}
          </Button>
        )}
        {setting?.kind === 'quota' && (
          <Button size="dense" onClick={() => openDialog('account')}>
            Open account quotas
          </Button>
        )}
        <SourceLink source={throttle.source} />
      </div>
    </div>
  )
}
