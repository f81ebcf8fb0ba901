import { setFlagsFromString } from 'node:v8'

// The engine's hot paths are many small functions: with V8's default budget the deepest are called, not inlined.
// Measured: 7 to 16 % more events per second. It changes how code is compiled, never what it computes.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000')
