import { useClipboardEvents } from '../commands/useClipboardEvents'
import { useKeyboard } from '../commands/useKeyboard'
import { useSpaceKey } from '../commands/useSpaceKey'
import { cx } from '../ui/cx'
import { UiProvider } from '../ui/UiProvider'
import { Announcer } from './Announcer'
import { Dialogs } from './Dialogs'
import { ErrorBoundary } from './ErrorBoundary'
import { Shell } from './Shell'
import { TopBar } from './TopBar'
import { useAutosave } from './useAutosave'
import { useFileDrop } from './useFileDrop'
import { useHostEvents } from './useHostEvents'
import { useStart } from './useStart'

/** The studio. */
export function App() {
  return (
    <UiProvider>
      <ErrorBoundary place="The studio">
        <Studio />
      </ErrorBoundary>
    </UiProvider>
  )
}

function Studio() {
  useKeyboard()
  useSpaceKey()
  useClipboardEvents()
  useHostEvents()
  useAutosave()
  const isReady = useStart()
  const dropping = useFileDrop()
  return (
    <div className="flex h-full min-w-0 flex-col overflow-hidden bg-canvas">
      {/* Laid out and loading at once, but neither seen nor acted on before it is known what opens. */}
      <div
        inert={!isReady}
        aria-busy={!isReady}
        className={cx('flex min-h-0 flex-1 flex-col', !isReady && 'invisible')}
      >
        <TopBar />
        <Shell />
      </div>
      <Dialogs />
      <Announcer />
      {dropping && (
        <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-card border-2 border-dashed border-accent bg-overlay text-section font-semibold">
          Drop the design to open it
        </div>
      )}
    </div>
  )
}
