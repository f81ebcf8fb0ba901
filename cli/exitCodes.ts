/** How a command ended: scripts rely on these. */
export const EXIT = {
  done: 0,
  /** An assertion, case or row failed. */
  failed: 1,
  /** What was given is wrong: a design, an option, a folder. */
  badInput: 2,
  /** A bug in Windtunnel. */
  bug: 3,
  /** Ended with Ctrl-C, as shells number it. */
  interrupted: 130,
} as const
