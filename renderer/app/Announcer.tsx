import { useDocument, useRuns, useSelection } from '../store'

/** Tells screen readers what is selected and how the run is going. */
export function Announcer() {
  const { resourceIds, connectionIds } = useSelection()
  const resources = useDocument((state) => state.design.resources)
  const status = useRuns((state) => state.status)
  const names = resourceIds.map((id) => resources.find((resource) => resource.id === id)?.name ?? id)
  const selected =
    names.length > 3
      ? `${names.length} resources selected`
      : names.length > 0
        ? `${names.join(', ')} selected`
        : connectionIds.length > 0
          ? `${connectionIds.length} connections selected`
          : ''
  const run = {
    idle: '',
    running: 'Running',
    finished: 'Run finished',
    failed: 'Run failed',
    cancelled: 'Run cancelled',
  }[status]
  return (
    <div className="sr-only">
      <p aria-live="polite">{selected}</p>
      <p aria-live="polite">{run}</p>
    </div>
  )
}
