import type { PlatformEra } from '../../sim/index'
import { setEra, useDocument } from '../store'
import { FieldRow } from '../ui/FieldRow'
import { SegmentedControl } from '../ui/SegmentedControl'

const eras: Record<PlatformEra, { label: string; sentence: string }> = {
  modern: {
    label: 'Modern',
    sentence:
      'AWS as it is today: shared VPC interfaces, 1,000 more executions every 10 s per function, billed by 1 ms.',
  },
  classic: {
    label: 'Classic',
    sentence:
      'AWS before the end of 2019, as older material describes it: an interface per 3 GB in a VPC, a burst limit per Region, billed by 100 ms.',
  },
}

/** Which AWS is modelled: today's or that of older teaching material. */
export function PlatformEraSetting() {
  const era = useDocument(({ design }) => design.account.era) ?? 'modern'
  return (
    <FieldRow
      stacked
      label="Platform"
      help="Which AWS is modelled."
      hint={eras[era].sentence}
      differs={era !== 'modern'}
      onReset={() => setEra('modern')}
    >
      <SegmentedControl
        label="Platform"
        stretch
        value={era}
        onValueChange={setEra}
        options={(['modern', 'classic'] as const).map((value) => ({ value, label: eras[value].label }))}
      />
    </FieldRow>
  )
}
