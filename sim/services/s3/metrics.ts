import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/S3')
const count = (name: string, help: string) => aws(name, 'counter', 'Count', help)
const own = (name: string, help: string) => metricsOf('Windtunnel')(name, 'counter', 'Count', help)

export const METRICS = {
  all: count('AllRequests', 'Requests of any kind, rejected ones included'),
  get: count('GetRequests', 'GetObject requests'),
  put: count('PutRequests', 'PutObject requests'),
  delete: count('DeleteRequests', 'DeleteObject requests'),
  head: count('HeadRequests', 'HeadObject requests'),
  list: count('ListRequests', 'ListObjectsV2 requests'),
  clientErrors: count('4xxErrors', 'Requests answered with a 4xx status'),
  serverErrors: count('5xxErrors', 'Requests answered with a 5xx status, 503 Slow Down included'),
  firstByte: aws(
    'FirstByteLatency',
    'distribution',
    'Milliseconds',
    'From the whole request to the first byte of the answer',
  ),
  total: aws(
    'TotalRequestLatency',
    'distribution',
    'Milliseconds',
    'From the first byte of the request to the last of the answer',
  ),
  downloaded: aws('BytesDownloaded', 'distribution', 'Bytes', 'Bytes of each object read'),
  uploaded: aws('BytesUploaded', 'distribution', 'Bytes', 'Bytes of each object written'),
  notified: own('NotificationsDelivered', 'Event notifications that a receiver accepted'),
  notificationsFailed: own('NotificationsFailed', 'Event notifications that a receiver refused for good'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
