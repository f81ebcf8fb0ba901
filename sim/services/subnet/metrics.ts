import { metricsOf } from '../metricsOf'

const own = metricsOf('Windtunnel')

export const METRICS = {
  inUse: own('AddressesInUse', 'gauge', 'Count', 'Addresses taken by network interfaces'),
  free: own('AddressesFree', 'gauge', 'Count', 'Addresses that network interfaces can still take'),
  refused: own('AddressesRefused', 'counter', 'Count', 'Network interfaces that got no address because none was left'),
  blocked: own('CallsBlocked', 'counter', 'Count', 'Calls that ended here because no route leads further'),
}
