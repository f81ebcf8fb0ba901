import { type AccountQuota, type AnyService, services } from '../../sim/index'
import { setAccountQuota, useDocument } from '../store'
import { Disclosure } from '../ui/Disclosure'
import { FieldRow } from '../ui/FieldRow'
import { SectionTitle } from '../ui/SectionTitle'
import { FieldHelp } from './FieldHelp'
import { NumberControl } from './NumberControl'

/** Quotas of the account in its Region: those of services in the design at hand, the others behind a button. */
export function AccountQuotas() {
  const region = useDocument(({ design }) => design.region)
  const resources = useDocument(({ design }) => design.resources)
  const quotas = useDocument(({ design }) => design.account.quotas)
  const used = new Set(resources.map(({ type }) => type))
  const all = quotasOf(services, used)
  const isAtHand = ({ service, quotas: own }: ServiceQuotas): boolean =>
    used.size === 0 || used.has(service.type) || own.some(({ id }) => quotas[id] !== undefined)
  const others = all.filter((entry) => !isAtHand(entry))
  const list = ({ service, quotas: own }: ServiceQuotas) => (
    <div key={service.type} className="mt-2">
      <h4 className="text-caption font-semibold text-faint">{service.title}</h4>
      {own.map((quota) => (
        <Quota key={quota.id} quota={quota} value={quotas[quota.id]} />
      ))}
    </div>
  )
  return (
    <section className="px-3.5 py-2.5">
      <SectionTitle className="mb-0.5">Account quotas</SectionTitle>
      <p className="mb-1.5 text-caption text-faint">Shared by all resources of the account in {region}.</p>
      {all.filter(isAtHand).map(list)}
      {others.length > 0 && (
        <div className="mt-2">
          <Disclosure title="Of services not in the design">{others.map(list)}</Disclosure>
        </div>
      )}
    </section>
  )
}

function Quota({ quota, value }: { quota: AccountQuota; value: number | undefined }) {
  const { id, title, unit, help, source } = quota
  const field = { label: title, unit: 'count', min: quota.min, max: quota.max, integer: false } as const
  return (
    <FieldRow
      stacked
      label={title}
      help={help}
      differs={value !== undefined && value !== quota.default}
      onReset={() => setAccountQuota(id, null)}
      actions={
        <FieldHelp
          label={title}
          help={help}
          default={`${quota.default.toLocaleString('en-US')} ${unit}`}
          source={source}
        />
      }
    >
      <NumberControl
        field={field}
        value={value ?? quota.default}
        hint={unit}
        onCommit={(next) => next !== null && setAccountQuota(id, next === quota.default ? null : next)}
      />
    </FieldRow>
  )
}

interface ServiceQuotas {
  service: AnyService
  quotas: AccountQuota[]
}

/** Quotas by service, those of services in the design first; each quota once. */
function quotasOf(all: readonly AnyService[], used: ReadonlySet<string>): ServiceQuotas[] {
  const seen = new Set<string>()
  return [...all]
    .sort((a, b) => Number(used.has(b.type)) - Number(used.has(a.type)))
    .map((service) => ({
      service,
      quotas: service.quotas.filter(({ id }) => !seen.has(id) && seen.add(id)),
    }))
    .filter(({ quotas }) => quotas.length > 0)
}
