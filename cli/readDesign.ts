import { type Design, restoreDesign } from '../sim/index'
import { InputError } from './InputError'
import type { Io } from './io'
import { nameOfInput, readInput } from './readInput'

/** The design in a file or, for `-`, on standard input. */
export async function readDesign(path: string, io: Io): Promise<Design> {
  const restored = restoreDesign(await readInput(path, io))
  if ('problems' in restored) throw new InputError(nameOfInput(path), restored.problems)
  return restored.design
}
