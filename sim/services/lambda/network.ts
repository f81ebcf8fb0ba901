/** A function's attachment to its VPC, as its versions see it. */
export interface FunctionNetwork {
  /** Outcome code with which every invocation is refused now (the function is not ready); 0 for none. */
  refusal(): number
  /** A new environment needs network interfaces: 0 when it has them, otherwise the outcome code of the failure. */
  attach(memoryMb: number): number
  /** Time that the last attachment adds to the cold start, ms. */
  readonly attachMs: number
  /** An environment is gone. */
  detach(memoryMb: number): void
}
