import type { ComponentContext } from '../../define'
import type { Admission } from '../Admission'
import type { FunctionConfig } from '../config'
import type { FunctionMetrics } from '../FunctionMetrics'
import { FunctionVersion } from '../FunctionVersion'
import type { InvocationTarget } from '../invocation'
import type { FunctionNetwork } from '../network'
import type { ProvisionedTotals } from '../provisioned/Provisioned'
import { ProvisionedTarget, type Targets } from '../provisioned/ProvisionedTarget'
import { LATEST, settingsOf } from '../versionSettings'
import { Alias } from './Alias'

/** The versions and aliases of a running function, by qualifier. */
export class Qualifiers {
  readonly versions: readonly FunctionVersion[]
  readonly latest: FunctionVersion
  private readonly byName = new Map<string, FunctionVersion>()
  private readonly aliases = new Map<string, Alias>()
  private readonly provisioned = new Map<string, ProvisionedTarget>()
  private readonly totals: ProvisionedTotals = { allocated: 0, busy: 0 }

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly admission: Admission,
    network: FunctionNetwork | null,
    metrics: FunctionMetrics,
  ) {
    const { config } = context
    const names = [LATEST, ...config.versions.map((published) => String(published.version))]
    for (const name of names)
      this.byName.set(name, new FunctionVersion(context, settingsOf(config, name), name, admission, network, metrics))
    this.versions = [...this.byName.values()]
    this.latest = this.byName.get(LATEST)!
    for (const { name, version, additionalVersion, additionalPercent } of config.aliases) {
      const additional = additionalVersion === null ? null : this.version(String(additionalVersion))
      const draws = context.random(`alias:${name}`)
      const alias = new Alias(
        this.version(version),
        additional,
        additionalPercent / 100,
        context.simulator,
        draws,
        () => this.provisioned.get(name)?.targetsChanged(),
      )
      alias.register(context.join(alias, `alias ${name}`))
      this.aliases.set(name, alias)
    }
  }

  /** Called when the connections are set and all functions have been made. */
  start(): void {
    for (const version of this.versions) version.start()
    for (const settings of this.context.config.provisioned)
      this.provisioned.set(
        settings.qualifier,
        new ProvisionedTarget(this.context, this.admission, this.totals, settings, () =>
          this.targetsOf(settings.qualifier),
        ),
      )
  }

  /** Asks for this many provisioned environments for a version or alias that has some. */
  provision(qualifier: string, concurrency: number): void {
    this.provisioned.get(qualifier)?.request(concurrency)
  }

  /** What a qualifier means: nothing or `$LATEST`, a version's number, or an alias. */
  target(qualifier: string): InvocationTarget {
    return qualifier === '' ? this.latest : (this.aliases.get(qualifier) ?? this.version(qualifier))
  }

  alias(name: string): Alias {
    const alias = this.aliases.get(name)
    if (alias === undefined) throw new Error(`there is no alias ${name}`)
    return alias
  }

  version(name: string): FunctionVersion {
    const version = this.byName.get(name)
    if (version === undefined) throw new Error(`there is no version ${name}`)
    return version
  }

  private targetsOf(qualifier: string): Targets {
    return this.aliases.get(qualifier)?.targets ?? [{ version: this.version(qualifier), share: 1 }]
  }
}
