import { metricsOf } from '../metricsOf'

const own = metricsOf('Windtunnel')

export const METRICS = {
  inbound: own('InboundRules', 'gauge', 'Count', 'Inbound rules'),
  outbound: own('OutboundRules', 'gauge', 'Count', 'Outbound rules; 1 when everything may go out'),
  blocked: own('CallsBlocked', 'counter', 'Count', 'Calls that no rule lets out or in'),
}
