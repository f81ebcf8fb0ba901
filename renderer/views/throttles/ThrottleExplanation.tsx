import { FlaskConical } from 'lucide-react'
import { useMemo } from 'react'
import { type Design, type RunResult, serviceOf, type ThrottleResult } from '../../../sim/index'
import { runCommand } from '../../commands/registry'
import { useRuns } from '../../store'
import { Button } from '../../ui/Button'
import { tryAndCompare } from '../compare/tryAndCompare'
import { SourceLink } from '../SourceLink'
import { explainThrottle, type Trial } from './explain'
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
    <div className={`flex flex-col gap-1 text-muted ${size === 'caption' ? 'text-caption' : 'text-dense'}`}>
      <p>
        <strong className="font-semibold text-text">Why: </strong>
        {why}
      </p>
      <p>
        <strong className="font-semibold text-text">What would fix it: </strong>
        {fix}
        {size === 'caption' && trial && (
          <>
            {' '}
            <button
              type="button"
              disabled={running}
              onClick={() => tryTrial(trial)}
              className="rounded-field font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-current disabled:opacity-45"
            >
              {trial.action}
            </button>
          </>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {size === 'dense' && trial && (
          <Button size="dense" icon={<FlaskConical aria-hidden />} disabled={running} onClick={() => tryTrial(trial)}>
            {trial.action}
          </Button>
        )}
        {setting?.kind === 'quota' && (
          <Button size="dense" onClick={() => void runCommand('run.account')}>
            Open account quotas
          </Button>
        )}
        <SourceLink source={throttle.source} className="min-w-50 flex-1" />
      </div>
    </div>
  )
}

function tryTrial({ changes, label }: Trial): void {
  void tryAndCompare(changes, label)
}
