import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/PrivateLinkEndpoints')

export const METRICS = {
  active: aws('ActiveConnections', 'gauge', 'Count', 'Connections through the endpoint'),
  opened: aws('NewConnections', 'counter', 'Count', 'Connections made'),
  bytes: aws('BytesProcessed', 'counter', 'Bytes', 'Bytes in both directions'),
}
