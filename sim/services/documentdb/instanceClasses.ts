/** Instance classes of DocumentDB; US dollars per hour of one instance in us-east-1, Standard storage configuration. */
const INSTANCE_CLASSES = {
  'db.t3.medium': { vcpus: 2, hourly: 0.078 },
  'db.r5.large': { vcpus: 2, hourly: 0.277 },
  'db.r5.xlarge': { vcpus: 4, hourly: 0.554 },
  'db.r5.2xlarge': { vcpus: 8, hourly: 1.108 },
  'db.r5.4xlarge': { vcpus: 16, hourly: 2.216 },
} as const

export type InstanceClassName = keyof typeof INSTANCE_CLASSES

export const INSTANCE_CLASS_NAMES = Object.keys(INSTANCE_CLASSES) as InstanceClassName[]

export const instanceClass = (name: InstanceClassName): { vcpus: number; hourly: number } => INSTANCE_CLASSES[name]
