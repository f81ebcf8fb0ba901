import type { ComponentContext } from '../../define'
import type { Admission } from '../Admission'
import type { FunctionConfig } from '../config'
import type { FunctionVersion } from '../FunctionVersion'
import { Provisioned, type ProvisionedTotals } from './Provisioned'

/** Versions behind a qualifier, with their shares of its calls. */
export type Targets = readonly { version: FunctionVersion; share: number }[]

/** Keeps the environments asked for a version or an alias on the versions behind it, in the shares of its calls. */
export class ProvisionedTarget {
  private concurrency: number
  private readonly made: Provisioned[] = []

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly admission: Admission,
    private readonly totals: ProvisionedTotals,
    private readonly settings: FunctionConfig['provisioned'][number],
    private readonly targets: () => Targets,
  ) {
    this.concurrency = settings.concurrency
    for (const { version, share } of targets()) this.make(version, settings, Math.round(this.concurrency * share))
  }

  /** Asks for this many environments from now on. */
  request(concurrency: number): void {
    this.concurrency = concurrency
    this.targetsChanged()
  }

  /** The alias points elsewhere, or shares its calls differently: environments follow. */
  targetsChanged(): void {
    const targets = this.targets()
    for (const { version, share } of targets) {
      const wanted = Math.round(this.concurrency * share)
      if (version.provisioned === null) this.make(version, { ...this.settings, ready: 'allocating' }, wanted)
      else version.provisioned.request(wanted)
    }
    for (const provisioned of this.made)
      if (!targets.some(({ version }) => version.provisioned === provisioned)) provisioned.request(0)
  }

  private make(version: FunctionVersion, settings: FunctionConfig['provisioned'][number], concurrency: number): void {
    version.provisioned = new Provisioned(this.context, version, this.admission, this.totals, settings, concurrency)
    this.made.push(version.provisioned)
  }
}
