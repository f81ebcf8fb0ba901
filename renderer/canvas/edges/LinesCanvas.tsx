import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { binOf, useLayoutPrefs, usePlayback, useResult } from '../../store'
import { useThemeColors } from '../../ui/theme'
import { busiestRate, flowAt } from '../figures/flow'
import { useReducedMotion } from '../reducedMotion'
import { farZoom } from '../zoomLevel'
import type { Broken } from '../network/networkWays'
import { LinePainter } from './LinePainter'
import type { Route } from './RouteCache'

/** From this many connections on, smoothness is paid for dearly and hardly seen. */
const manyLines = 120

interface LinesCanvasProps {
  routes: ReadonlyMap<string, Route>
  /** Connections that the network does not let through. */
  broken: ReadonlyMap<string, Broken>
}

/**
 * All connections on one canvas behind the cards, with marks that move along them while a run is played: the thicker
 * and faster, the more calls per second. Where less motion is wanted, thickness alone tells.
 */
export function LinesCanvas({ routes, broken }: LinesCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const sceneRef = useRef<Scene | null>(null)
  const store = useStoreApi()
  const run = useResult()
  const still = useReducedMotion()
  const colors = useThemeColors()
  const grid = useLayoutPrefs((state) => state.showGrid)

  useEffect(() => {
    const canvas = canvasRef.current
    if (!canvas) return
    const painter = new LinePainter(canvas)
    const options = { marks: false, grid: true, many: false }
    let frame = 0
    let paintedAt = 0
    const paint = (now: number): void => {
      const { transform, width, height } = store.getState()
      painter.paint({ transform, width, height, farZoom, now, moving: usePlayback.getState().playing, ...options })
      paintedAt = performance.now()
    }
    const onFrame = (now: number): void => {
      frame = 0
      // A pan in this frame has painted already. Hundreds of marks move in every other frame: each costs all of the canvas.
      const restMs = usePlayback.getState().playing && options.many ? 25 : 4
      if (performance.now() - paintedAt > restMs) paint(now)
      if (usePlayback.getState().playing && options.marks) request()
    }
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(onFrame)
    }
    let last = store.getState()
    const stopFollowing = store.subscribe((state) => {
      const moved = state.transform !== last.transform || state.width !== last.width || state.height !== last.height
      last = state
      // At once: lines must not lag behind the cards by a frame.
      if (moved) paint(performance.now())
    })
    const stopPlayback = usePlayback.subscribe(request)
    sceneRef.current = { painter, options, request }
    return () => {
      stopFollowing()
      stopPlayback()
      cancelAnimationFrame(frame)
    }
  }, [store])

  useEffect(() => {
    const scene = sceneRef.current
    if (!scene) return
    scene.painter.setColors(colors)
    scene.painter.setRoutes(routes, broken)
    scene.options.marks = run !== null && !still
    scene.options.grid = grid
    scene.options.many = routes.size > manyLines
    let shown = -1
    const follow = (): void => {
      const bin = binOf(usePlayback.getState())
      if (bin === shown) return
      shown = bin
      scene.painter.setFlows((id) => run && flowAt(run, id, bin), run ? busiestRate(run) : 0)
    }
    follow()
    scene.request()
    return usePlayback.subscribe(follow)
  }, [colors, routes, broken, run, still, grid])

  return <canvas ref={canvasRef} aria-hidden className="pointer-events-none absolute inset-0 z-0 size-full" />
}

interface Scene {
  painter: LinePainter
  options: { marks: boolean; grid: boolean; many: boolean }
  /** Paints in the next frame. */
  request: () => void
}
