export { checkStreamMappings } from './check'
export { STREAM_METRICS } from './metrics'
export { StreamEventSourceMapping } from './StreamEventSourceMapping'
export { streamPorts } from './streamPorts'
