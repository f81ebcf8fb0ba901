import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/NATGateway')

export const METRICS = {
  active: aws('ActiveConnectionCount', 'gauge', 'Count', 'Connections through the gateway'),
  attempts: aws('ConnectionAttemptCount', 'counter', 'Count', 'Connections asked for'),
  established: aws('ConnectionEstablishedCount', 'counter', 'Count', 'Connections made'),
  portErrors: aws('ErrorPortAllocation', 'counter', 'Count', 'Connections refused because no port was left'),
  idleTimeouts: aws('IdleTimeoutCount', 'counter', 'Count', 'Connections dropped after 350 s without traffic'),
  out: aws('BytesOutToDestination', 'counter', 'Bytes', 'Bytes sent from the VPC to destinations'),
  in: aws('BytesInFromDestination', 'counter', 'Bytes', 'Bytes that came back'),
}
