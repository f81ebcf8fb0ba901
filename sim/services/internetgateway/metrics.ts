import { metricsOf } from '../metricsOf'

const own = metricsOf('Windtunnel')

export const METRICS = {
  out: own('BytesOutToInternet', 'counter', 'Bytes', 'Bytes that left AWS for the internet'),
  in: own('BytesInFromInternet', 'counter', 'Bytes', 'Bytes that came in from the internet; they are free'),
  calls: own('Calls', 'counter', 'Count', 'Calls that passed the gateway, in either direction'),
  blocked: own('CallsBlocked', 'counter', 'Count', 'Calls that ended here because the caller has no public IP address'),
}
