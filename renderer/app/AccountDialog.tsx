import { type AccountQuota, services } from '../../sim/index'
import { closeDialog, setAccountQuota, setFreeTier, useDocument } from '../store'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FieldRow } from '../ui/FieldRow'
import { formatInteger } from '../ui/format'
import { QuantityField } from '../ui/QuantityField'
import { SectionTitle } from '../ui/SectionTitle'
import { Switch } from '../ui/Switch'

/** Quotas of the account and Region that all resources share, and whether the free tier counts. */
export function AccountDialog() {
  const region = useDocument((state) => state.design.region)
  const freeTier = useDocument((state) => state.design.account.freeTier)
  const limited = services.filter(({ quotas }) => quotas.length > 0)
  return (
    <Dialog
      open
      onOpenChange={closeDialog}
      title="Account"
      description={`Quotas that all resources of the account share in ${region}. AWS raises most of them on request.`}
      footer={<Button onClick={closeDialog}>Close</Button>}
    >
      <FieldRow
        label="Free tier"
        help="Whether the cost report subtracts AWS's monthly free tier."
        className="!grid-cols-[minmax(0,1fr)_220px]"
      >
        <Switch checked={freeTier} onCheckedChange={setFreeTier} label="Subtract it from the cost" />
      </FieldRow>
      {limited.map(({ type, title, quotas }) => (
        <section key={type} className="mt-3">
          <SectionTitle>{title}</SectionTitle>
          {quotas.map((quota) => (
            <QuotaRow key={quota.id} quota={quota} />
          ))}
        </section>
      ))}
    </Dialog>
  )
}

function QuotaRow({ quota }: { quota: AccountQuota }) {
  const set = useDocument((state) => state.design.account.quotas[quota.id])
  const { id, title, unit, help, min, max } = quota
  const range = `${formatInteger(min)} to ${formatInteger(max)}`
  return (
    <FieldRow
      label={title}
      help={`${help} ${quota.source.document}, checked ${quota.source.checked}.`}
      differs={set !== undefined && set !== quota.default}
      onReset={() => setAccountQuota(id, null)}
      className="!grid-cols-[minmax(0,1fr)_220px]"
    >
      <QuantityField
        value={set ?? quota.default}
        unit="count"
        hint={unit}
        onCommit={(value) => setAccountQuota(id, value === undefined || value === quota.default ? null : value)}
        validate={(value) => (value >= min && value <= max ? undefined : `Set it to ${range}.`)}
      />
    </FieldRow>
  )
}
