import { useState } from 'react'
import { services } from '../../sim/index'
import { closeDialog } from '../store'
import { AppMark } from '../ui/AppMark'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ThirdPartyLicenses } from './ThirdPartyLicenses'

/** What Windtunnel is, and that nothing leaves the machine. */
export function AboutDialog() {
  const [showsLicenses, setShowsLicenses] = useState(false)
  return (
    <Dialog
      open
      onOpenChange={closeDialog}
      title="Windtunnel"
      width={showsLicenses ? 'large' : 'small'}
      footer={
        <>
          <Button variant="ghost" aria-expanded={showsLicenses} onClick={() => setShowsLicenses(!showsLicenses)}>
            Third-party licences
          </Button>
          <Button onClick={closeDialog}>Close</Button>
        </>
      }
    >
      <div className="flex gap-3">
        <AppMark size={32} className="shrink-0" />
        <div className="flex flex-col gap-2 text-body text-muted">
          <p>
            Draw a serverless architecture, blow traffic through it, and see where it throttles, how it scales, what it
            costs and why.
          </p>
          <p>
            {services.length} services. Everything runs on this machine: no AWS account is needed, and nothing leaves
            it. Licence: MIT.
          </p>
        </div>
      </div>
      {showsLicenses && <ThirdPartyLicenses />}
    </Dialog>
  )
}
