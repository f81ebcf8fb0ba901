/** Speed that plays any run in a moment. */
export const maxSpeed = 6000

/** A speed in simulated seconds per second, as on its button: `10×`, `0.25×`, `Max`. */
export function speedText(speed: number): string {
  return speed >= maxSpeed ? 'Max' : `${Number(speed.toPrecision(3))}×`
}

/** Length of a run as a clock without leading zeros: `10:00`, `1:30:00`. */
export function lengthText(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`
}
