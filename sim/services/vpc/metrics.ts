import { metricsOf } from '../metricsOf'

const own = metricsOf('Windtunnel')

export const METRICS = {
  inUse: own('AddressesInUse', 'gauge', 'Count', 'Addresses taken in all its subnets'),
  free: own('AddressesFree', 'gauge', 'Count', 'Addresses left in all its subnets'),
  betweenZones: own('BytesBetweenZones', 'counter', 'Bytes', 'Bytes that went from one Availability Zone to another'),
}
