import { useState } from 'react'

/**
 * Whether something that opens is open: as the user chose, else by itself; while something in it is wrong it is, and
 * then stays so that it does not close under the hand that puts it right.
 */
export function useOpened(chosen: boolean | undefined, byItself: boolean, mustShow: boolean): boolean {
  const [wasShown, setWasShown] = useState(mustShow)
  if (mustShow && !wasShown) setWasShown(true)
  return mustShow || (chosen ?? (byItself || wasShown))
}
