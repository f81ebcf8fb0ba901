/** vCPUs of a Fargate task. */
export const TASK_VCPUS = [0.25, 0.5, 1, 2, 4, 8, 16] as const

export type TaskVcpus = (typeof TASK_VCPUS)[number]

interface MemoryRange {
  minGb: number
  maxGb: number
  /** Sizes in between are multiples of this from the smallest on, GB. */
  stepGb: number
}

const MEMORY: Readonly<Record<TaskVcpus, MemoryRange>> = {
  0.25: { minGb: 0.5, maxGb: 2, stepGb: 1 },
  0.5: { minGb: 1, maxGb: 4, stepGb: 1 },
  1: { minGb: 2, maxGb: 8, stepGb: 1 },
  2: { minGb: 4, maxGb: 16, stepGb: 1 },
  4: { minGb: 8, maxGb: 30, stepGb: 1 },
  8: { minGb: 16, maxGb: 60, stepGb: 4 },
  16: { minGb: 32, maxGb: 120, stepGb: 8 },
}

/** Whether Fargate has tasks of this size. */
export function isTaskSize(vcpus: TaskVcpus, memoryGb: number): boolean {
  const { minGb, maxGb, stepGb } = MEMORY[vcpus]
  if (memoryGb === minGb) return true
  const fromGb = vcpus === 0.25 ? 0 : minGb
  return memoryGb > minGb && memoryGb <= maxGb && (memoryGb - fromGb) % stepGb === 0
}

/** Memory that tasks of these vCPUs can have, in words. */
export function memoryInWords(vcpus: TaskVcpus): string {
  const { minGb, maxGb, stepGb } = MEMORY[vcpus]
  if (vcpus === 0.25) return '0.5, 1 or 2 GB'
  return `${minGb} to ${maxGb} GB${stepGb === 1 ? '' : ` in steps of ${stepGb} GB`}`
}
