/** The processors that handlers compute on, where they share them. */
export interface HandlerProcessor {
  /** Computing begins in an environment that takes `ms` on a vCPU of its own: how long it takes here, ms. */
  begin(environment: number, ms: number): number
  /** It has ended, or its handler has been stopped. */
  end(environment: number): void
}
