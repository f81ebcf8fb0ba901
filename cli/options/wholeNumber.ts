import { InvalidArgumentError } from 'commander'

/** A parser of whole numbers in a range. */
export const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(`Give a whole number between ${min} and ${max}.`)
    return value
  }

/** Gathers an option that may be given several times. */
export const gather = (text: string, before: readonly string[] | undefined): string[] => [...(before ?? []), text]
