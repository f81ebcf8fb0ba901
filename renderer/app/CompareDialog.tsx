import { runCommand } from '../commands/registry'
import { closeDialog, type RunRecord, useDocument, useRuns } from '../store'
import { Button } from '../ui/Button'
import { cx } from '../ui/cx'
import { Dialog } from '../ui/Dialog'
import { compareRuns } from './comparison'

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
      <table className="w-full text-dense">
        <thead className="text-caption text-muted">
          <tr className="border-b border-line">
            <th className="px-4 py-1.5 text-left font-medium">Figure</th>
            <th className="px-3 py-1.5 text-right font-medium">{titleOf(baseline)}</th>
            <th className="px-3 py-1.5 text-right font-medium">{titleOf(current)}</th>
            <th className="px-4 py-1.5 text-right font-medium">Change</th>
          </tr>
        </thead>
        <tbody>
          {compareRuns(baseline.result, current.result).map((row) => (
            <tr key={row.label} className="border-b border-line last:border-0">
              <td className="px-4 py-1.5">{row.label}</td>
              <td className="px-3 py-1.5 text-right text-muted tabular-nums">{row.baseline}</td>
              <td className="px-3 py-1.5 text-right font-medium tabular-nums">{row.current}</td>
              <td
                className={cx(
                  'px-4 py-1.5 text-right tabular-nums',
                  row.better === null ? 'text-muted' : row.better ? 'text-ok' : 'text-fault',
                )}
              >
                {row.change}
                {row.better !== null && <span className="sr-only">{row.better ? ', better' : ', worse'}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

function Changes({ record }: { record: RunRecord }) {
  const resources = useDocument((state) => state.design.resources)
  if (record.changes.length === 0) return `${record.label} is the run on screen.`
  const words = record.changes.map(({ resourceId, field, value }) => {
    const name = resources.find(({ id }) => id === resourceId)?.name ?? resourceId
    return `${name} with ${field} = ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`
  })
  return `Tried in a copy: ${words.join(', ')}. The design itself is unchanged.`
}

const titleOf = ({ label, result }: RunRecord): string => `${label} · ${result.scenario.name}`

function close(commandId: string): void {
  closeDialog()
  void runCommand(commandId)
}
