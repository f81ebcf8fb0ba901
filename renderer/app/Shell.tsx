import { PanelLeftOpen, PanelRightOpen } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { settingsPart, windowPart } from '../commands/windowParts'
import { LeftPanel } from '../palette/LeftPanel'
import { setLayout, useDocument, useLayoutPrefs } from '../store'
import { IconButton } from '../ui/IconButton'
import { ResizableGroup, ResizablePanel, type ResizablePanelHandle, ResizeHandle } from '../ui/ResizableGroup'
import { EmptyStudio } from './EmptyStudio'
import { ErrorBoundary } from './ErrorBoundary'
import { RightPanel } from './RightPanel'

const Canvas = lazy(() => import('../canvas/Canvas').then(({ Canvas }) => ({ default: Canvas })))
const Transport = lazy(() => import('../playback/Transport').then(({ Transport }) => ({ default: Transport })))
const ResultsDock = lazy(() => import('../views/ResultsDock').then(({ ResultsDock }) => ({ default: ResultsDock })))

/** Everything below the top bar: left panel, canvas and right panel above, the results below. */
export function Shell() {
  const { leftOpen, rightOpen, dockOpen, dockMaximized } = useLayoutPrefs()
  const left = useRef<ResizablePanelHandle | null>(null)
  const right = useRef<ResizablePanelHandle | null>(null)
  const isEmpty = useDocument(({ design }) => design.resources.length === 0 && design.notes.length === 0)
  useCollapse(left, leftOpen)
  useCollapse(right, rightOpen)
  const rows = dockMaximized ? ['dock'] : dockOpen ? ['stage', 'dock'] : ['stage']

  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <ResizableGroup id="rows" orientation="vertical" panelIds={rows} className="min-h-0 flex-1">
        {!dockMaximized && (
          <ResizablePanel id="stage" minSize={160}>
            <ResizableGroup id="columns" orientation="horizontal" className="min-h-0 flex-1">
              <ResizablePanel
                id="left"
                defaultSize={220}
                minSize={190}
                maxSize={400}
                fixed
                collapsible
                panelRef={left}
                onResize={(sizePx) => remember('leftOpen', sizePx > 0)}
                className="bg-panel"
              >
                <section {...windowPart} aria-label="Parts" className="h-full min-h-0">
                  <ErrorBoundary place="The left panel">
                    <LeftPanel />
                  </ErrorBoundary>
                </section>
              </ResizablePanel>
              <ResizeHandle label="Resize left panel" />
              <ResizablePanel id="canvas" minSize={280} className="bg-canvas">
                <div className="relative h-full min-h-0">
                  <Part place="The canvas">
                    <Canvas />
                  </Part>
                  {isEmpty && <EmptyStudio />}
                  {!leftOpen && (
                    <div className="absolute top-1.5 left-1.5 z-10">
                      <IconButton
                        size="dense"
                        label="Show the left panel"
                        shortcut="Mod+B"
                        icon={<PanelLeftOpen aria-hidden />}
                        onClick={() => setLayout({ leftOpen: true })}
                      />
                    </div>
                  )}
                  {!rightOpen && (
                    <div className="absolute top-1.5 right-1.5 z-10">
                      <IconButton
                        size="dense"
                        label="Show the right panel"
                        shortcut="Mod+Alt+B"
                        icon={<PanelRightOpen aria-hidden />}
                        onClick={() => setLayout({ rightOpen: true })}
                      />
                    </div>
                  )}
                </div>
              </ResizablePanel>
              <ResizeHandle label="Resize right panel" />
              <ResizablePanel
                id="right"
                defaultSize={304}
                minSize={260}
                maxSize={560}
                fixed
                collapsible
                panelRef={right}
                onResize={(sizePx) => remember('rightOpen', sizePx > 0)}
                className="bg-panel"
              >
                <section {...settingsPart} aria-label="Details" className="h-full min-h-0">
                  <RightPanel />
                </section>
              </ResizablePanel>
            </ResizableGroup>
          </ResizablePanel>
        )}
        {dockOpen && !dockMaximized && <ResizeHandle label="Resize results" />}
        {(dockOpen || dockMaximized) && (
          <ResizablePanel id="dock" defaultSize="36%" minSize={140} className="bg-panel">
            <Part place="The time line" compact>
              <Transport />
            </Part>
            <section {...windowPart} aria-label="Results" className="min-h-0 flex-1">
              <Part place="The results">
                <ResultsDock />
              </Part>
            </section>
          </ResizablePanel>
        )}
      </ResizableGroup>
      {!dockOpen && !dockMaximized && (
        <div className="shrink-0 border-t border-line bg-panel">
          <Part place="The time line" compact>
            <Transport />
          </Part>
        </div>
      )}
    </main>
  )
}

interface PartProps {
  place: string
  /** Takes no space while it loads. */
  compact?: boolean
  children: ReactNode
}

/** A part of the studio that loads by itself and breaks by itself. */
function Part({ place, compact = false, children }: PartProps) {
  return (
    <ErrorBoundary place={place}>
      <Suspense fallback={compact ? null : <div className="h-full" aria-busy="true" />}>{children}</Suspense>
    </ErrorBoundary>
  )
}

/** Opens or closes a panel as the layout says. */
function useCollapse(panel: { readonly current: ResizablePanelHandle | null }, open: boolean): void {
  useEffect(() => {
    if (!panel.current || panel.current.isCollapsed() !== open) return
    if (open) panel.current.expand()
    else panel.current.collapse()
  }, [panel, open])
}

/** Takes over that a panel was dragged shut or open. */
function remember(panel: 'leftOpen' | 'rightOpen', open: boolean): void {
  if (useLayoutPrefs.getState()[panel] !== open) setLayout({ [panel]: open })
}
