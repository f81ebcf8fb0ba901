const STEPS = [
  { seconds: 86_400, unit: 'd' },
  { seconds: 3_600, unit: 'h' },
  { seconds: 60, unit: 'min' },
] as const

/** A time in the largest unit that fits without a rest: `4 d`, `90 s`. */
export function period(seconds: number): string {
  const step = STEPS.find((candidate) => seconds > 0 && seconds % candidate.seconds === 0)
  return step === undefined ? `${seconds} s` : `${seconds / step.seconds} ${step.unit}`
}
