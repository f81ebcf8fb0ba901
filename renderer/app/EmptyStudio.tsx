import { Play, Plus } from 'lucide-react'
import { runCommand } from '../commands/registry'
import { introduction, openExampleFile } from '../palette/examples'
import { AppMark } from '../ui/AppMark'
import { Button } from '../ui/Button'

/** What an empty canvas teaches: one sentence, one action, one example. */
export function EmptyStudio() {
  const example = introduction
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center p-6">
      <div className="pointer-events-auto flex max-w-100 flex-col items-center gap-3 text-center">
        <AppMark size={32} />
        <h1 className="text-section font-semibold">Draw a system, then blow traffic through it</h1>
        <p className="text-balance text-body text-muted">
          Drag services from the left onto the canvas and connect them; Run shows what throttles, what it costs, and
          why.
        </p>
        <div className="mt-1 flex gap-2">
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
