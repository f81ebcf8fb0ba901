/** Where text goes to. */
export interface Sink {
  write(text: string | Uint8Array): void
  /** Whether a person is watching. */
  readonly isTTY: boolean
  /** Width of the terminal in characters; undefined when it is none. */
  readonly columns: number | undefined
}

/** The world outside, as commands see it. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Sink
  readonly stderr: Sink
  readonly env: Readonly<Record<string, string | undefined>>
  /** Monotonic clock, ms. */
  now(): number
  /** The wall clock, for dates in reports. */
  date(): Date
  exitCode: number
}

/** The process itself. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    env: process.env,
    now: () => performance.now(),
    date: () => new Date(),
    exitCode: 0,
  }
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // A reader that has seen enough (`| head`) is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
  return {
    write: (text) => void stream.write(text),
    get isTTY() {
      return stream.isTTY === true
    },
    get columns() {
      return stream.columns as number | undefined
    },
  }
}
