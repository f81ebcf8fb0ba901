import { grouped } from '../../kernel/wholeNumber'

/** A whole number with thousands separated: `12,400`. */
export const count = (value: number): string => grouped(Math.round(value))

/** A number as short as it stays honest: `1,240`, `12.4`, `0.31`. */
export const figure = (value: number): string => (value >= 100 ? count(value) : grouped(Number(value.toPrecision(3))))

/** A share of 1 in per cent: `62%`, `1.2%`. */
export const percent = (share: number): string => {
  const value = share * 100
  return `${value >= 10 ? value.toFixed(0) : Number(value.toPrecision(2))}%`
}

/** A time given in ms, in the unit that reads best: `85 ms`, `2.4 s`, `3 min`. */
export const time = (ms: number): string => {
  if (ms < 1000) return `${figure(ms)} ms`
  if (ms < 120_000) return `${figure(ms / 1000)} s`
  if (ms < 2 * 3_600_000) return `${figure(ms / 60_000)} min`
  return ms < 2 * 86_400_000 ? `${figure(ms / 3_600_000)} h` : `${figure(ms / 86_400_000)} d`
}

/** `1 message`, `12 messages`. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${Math.round(value) === 1 ? noun : plural}`
