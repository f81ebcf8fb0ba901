import { useStoreApi, ViewportPortal } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { RunResult } from '../../../sim/index'
import { binOf, usePlayback, useResult } from '../../store'
import { type ThemeColors, useThemeColors } from '../../ui/theme'
import { farZoom } from '../cards/ResourceCard'
import { busiestRate, flowAt } from '../figures/flow'
import { layers } from '../flowTypes'
import { useReducedMotion } from '../reducedMotion'
import { DotPainter } from './DotPainter'
import type { Route } from './RouteCache'

/** Dots that move along the connections while a run is played: the faster and thicker, the more calls per second. */
export function FlowDots({ routes }: { routes: ReadonlyMap<string, Route> }) {
  const run = useResult()
  const still = useReducedMotion()
  const colors = useThemeColors()
  if (!run || still) return null
  return (
    <ViewportPortal>
      <Dots routes={routes} run={run} colors={colors} />
    </ViewportPortal>
  )
}

function Dots({ routes, run, colors }: { routes: ReadonlyMap<string, Route>; run: RunResult; colors: ThemeColors }) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const painterRef = useRef<DotPainter | null>(null)
  const store = useStoreApi()

  useEffect(() => {
    const canvas = canvasRef.current
    if (!canvas) return
    const painter = new DotPainter(canvas)
    painterRef.current = painter
    let frame = 0
    let drawnAt = 0

    const draw = (now: number): void => {
      const { transform, width, height } = store.getState()
      painter.paint({ transform, width, height, farZoom, now, moving: usePlayback.getState().playing })
      drawnAt = performance.now()
    }
    const loop = (now: number): void => {
      frame = 0
      // A pan in this frame has drawn already.
      if (performance.now() - drawnAt > 4) draw(now)
      if (usePlayback.getState().playing) request()
    }
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(loop)
    }
    painter.onChange = request

    let last = store.getState()
    const stopFollowing = store.subscribe((state) => {
      const moved = state.transform !== last.transform || state.width !== last.width || state.height !== last.height
      last = state
      // At once: the dots must not lag behind the cards by a frame.
      if (moved) draw(performance.now())
    })
    const stopPlayback = usePlayback.subscribe(request)
    request()
    return () => {
      stopFollowing()
      stopPlayback()
      cancelAnimationFrame(frame)
    }
  }, [store])

  useEffect(() => painterRef.current?.setRoutes(routes), [routes])
  useEffect(() => painterRef.current?.setColors(colors), [colors])
  useEffect(() => {
    const painter = painterRef.current
    const most = busiestRate(run)
    let shown = -1
    const follow = (): void => {
      const bin = binOf(usePlayback.getState())
      if (bin === shown) return
      shown = bin
      painter?.setFlows((id) => flowAt(run, id, bin), most)
    }
    follow()
    return usePlayback.subscribe(follow)
  }, [run, routes])

  return (
    <canvas
      ref={canvasRef}
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 origin-top-left"
      style={{ zIndex: layers.dots }}
    />
  )
}
