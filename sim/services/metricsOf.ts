import type { MetricDefinition } from './define'

/** Writes metrics of one CloudWatch namespace: name, kind, unit and what it tells. */
export const metricsOf =
  (namespace: string) =>
  (name: string, kind: MetricDefinition['kind'], unit: MetricDefinition['unit'], help: string): MetricDefinition => ({
    namespace,
    name,
    kind,
    unit,
    help,
  })
