import { runCommand } from '../commands/registry'
import { closeDialog, type RunRecord, useDocument, useRuns } from '../store'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { CompareView } from '../views/compare/CompareView'

/** Two runs side by side: the baseline and the one on screen. */
export function CompareDialog() {
  const { baseline, current } = useRuns()
  if (!baseline || !current) return null
  if (baseline === current) {
    return (
      <Dialog
        open
        onOpenChange={closeDialog}
        title={`${current.label} is kept to compare with`}
        description="Change a setting and run again: the next run is shown beside this one, and charts draw this one dashed."
        width="small"
        footer={
          <>
            <Button onClick={() => close('run.clearBaseline')}>Do not compare</Button>
            <Button variant="primary" onClick={closeDialog}>
              Go on
            </Button>
          </>
        }
      />
    )
  }
  return (
    <Dialog
      open
      onOpenChange={closeDialog}
      title="Compare runs"
      description={<Changes record={current} />}
      width="large"
      flush
      footer={
        <>
          <Button onClick={() => close('run.clearBaseline')}>Stop comparing</Button>
          {current.changes.length > 0 && <Button onClick={() => close('run.discardTrial')}>Discard the trial</Button>}
          {current.changes.length > 0 ? (
            <Button variant="primary" onClick={() => close('run.applyTrial')}>
              Apply to the design
            </Button>
          ) : (
            <Button onClick={() => close('run.setBaseline')}>Compare with {current.label} from now on</Button>
          )}
        </>
      }
    >
      <CompareView baseline={baseline} current={current} />
    </Dialog>
  )
}

function Changes({ record }: { record: RunRecord }) {
  const resources = useDocument((state) => state.design.resources)
  if (record.changes.length === 0) return `${record.label} is the run on screen.`
  const words = record.changes.map(({ resourceId, field, value }) => {
    const name = resources.find(({ id }) => id === resourceId)?.name ?? resourceId
    return `${name} with ${field} = ${typeof value === 'string' ? value : JSON.stringify(value)}`
  })
  return `Tried in a copy: ${words.join(', ')}. The design itself is unchanged.`
}

function close(commandId: string): void {
  closeDialog()
  void runCommand(commandId)
}
