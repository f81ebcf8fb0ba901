import { Dices } from 'lucide-react'
import type { Scenario } from '../../sim/index'
import { NumberControl } from '../inspector/NumberControl'
import { changeScenario, setSeed, useRuns } from '../store'
import { FieldRow } from '../ui/FieldRow'
import { IconButton } from '../ui/IconButton'
import { SectionTitle } from '../ui/SectionTitle'

/** How long a scenario runs, what is left out of its totals, and the seed of the next run. */
export function RunSettings({ scenario }: { scenario: Scenario }) {
  const seed = useRuns((state) => state.seed)
  const { id, durationSeconds, warmupSeconds } = scenario
  return (
    <section className="border-b border-line px-3.5 py-2.5">
      <SectionTitle className="mb-1.5">Run</SectionTitle>
      <FieldRow label="Duration" help="Simulated time. Load and faults beyond it do not happen.">
        <NumberControl
          field={{ label: 'Duration', unit: 's', min: 0.001, max: 31 * 86_400, integer: false }}
          value={durationSeconds}
          onCommit={(next) => next !== null && changeScenario(id, { durationSeconds: next })}
        />
      </FieldRow>
      <FieldRow label="Warm-up" help="Left out of totals and percentiles, though shown on charts.">
        <NumberControl
          field={{ label: 'Warm-up', unit: 's', min: 0, max: Math.max(0, durationSeconds * 0.999), integer: false }}
          value={warmupSeconds}
          onCommit={(next) => next !== null && changeScenario(id, { warmupSeconds: next })}
        />
      </FieldRow>
      <FieldRow label="Seed" help="Same design, scenario and seed give the same result, to the last digit.">
        <div className="flex gap-1">
          <div className="min-w-0 flex-1">
            <NumberControl
              field={{ label: 'Seed', unit: 'count', min: 0, max: 2 ** 32 - 1, integer: true }}
              value={seed}
              onCommit={(next) => next !== null && setSeed(next)}
            />
          </div>
          <IconButton label="Use another seed" size="dense" icon={<Dices />} onClick={() => setSeed(seed + 1)} />
        </div>
      </FieldRow>
    </section>
  )
}
