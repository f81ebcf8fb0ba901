import { type RefObject, useEffect, useState } from 'react'

/** Inner size of an element, px; 0 until it is on screen. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const box = element.current
    if (!box) return
    const measure = (): void =>
      setSize((last) =>
        last.width === box.clientWidth && last.height === box.clientHeight
          ? last
          : { width: box.clientWidth, height: box.clientHeight },
      )
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return size
}
