/** The smallest and the largest of what has been noted. */
export class Extremes {
  minimum = Infinity
  maximum = -Infinity

  note(minimum: number, maximum: number): void {
    if (minimum < this.minimum) this.minimum = minimum
    if (maximum > this.maximum) this.maximum = maximum
  }

  clear(): void {
    this.minimum = Infinity
    this.maximum = -Infinity
  }
}
