import { Play, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { runCommand } from '../commands/registry'
import { introduction, openExampleFile } from '../palette/examples'
import { AppMark } from '../ui/AppMark'
import { Button } from '../ui/Button'
import { cx } from '../ui/cx'

/** What an empty canvas teaches: one sentence, one action, one example. */
export function EmptyStudio() {
  const example = introduction
  const dragging = useIsDragging()
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center p-6">
      <div className="flex max-w-100 flex-col items-center gap-3 text-center">
        <AppMark size={32} />
        <h2 className="text-section font-semibold">Draw a system, then blow traffic through it</h2>
        <p className="text-balance text-body text-muted">
          Drag services from the left onto the canvas and connect them; Run shows what throttles, what it costs, and
          why.
        </p>
        <div className={cx('mt-1 flex gap-2', !dragging && 'pointer-events-auto')}>
          <Button
            variant={example ? 'default' : 'primary'}
            icon={<Plus aria-hidden />}
            onClick={() => void runCommand('view.add')}
            shortcut="/"
          >
            Add a service
          </Button>
          {example && (
            <Button variant="primary" icon={<Play aria-hidden />} onClick={() => void openExampleFile(example)}>
              Open an example
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

/** Whether something is being dragged: what lies over the canvas must not catch it then. */
function useIsDragging(): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const start = (): void => setDragging(true)
    const end = (): void => setDragging(false)
    window.addEventListener('dragstart', start)
    window.addEventListener('dragend', end)
    return () => {
      window.removeEventListener('dragstart', start)
      window.removeEventListener('dragend', end)
    }
  }, [])
  return dragging
}
