import { create } from 'zustand'
import { noFilter, type TraceFilter } from './traceFilter'

/** The trace list's filter; the trace map sets it too. */
export const useTraceFilter = create<TraceFilter>()(() => noFilter)

/** Changes parts of the filter. */
export const setTraceFilter = (change: Partial<TraceFilter>): void => useTraceFilter.setState(change)

/** Shows all traces again. */
export const clearTraceFilter = (): void => useTraceFilter.setState(noFilter)
