import { INSTANCE_TYPE_NAMES, type InstanceTypeName } from '../cost/priceBooks/ec2'
import type { Source } from '../services/source'

/** What an EC2 instance type offers. */
export interface InstanceType {
  vcpus: number
  memoryGib: number
  /** Null for types whose vCPUs are always there in full. */
  credits: CpuCredits | null
}

/** How an instance of the T families earns the right to its vCPUs. One credit is a vCPU for a minute. */
interface CpuCredits {
  /** Share of each vCPU that can be used for ever, 0 to 1. */
  baseline: number
  /** Credits that a new instance has. */
  atLaunch: number
}

export const INSTANCE_TYPE_SOURCE: Source = {
  document: 'Amazon EC2 Instance Types: vCPUs and memory',
  url: 'https://aws.amazon.com/ec2/instance-types/',
  checked: '2026-11-23',
  confidence: 'recalled',
}

export const CREDITS_SOURCE: Source = {
  document: 'Amazon EC2 User Guide, Key concepts for burstable performance instances',
  url: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'T3, T3a and T4g are launched unlimited, T2 standard; each T2 vCPU starts with 30 credits.',
}

const VCPUS: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16 }

/** GiB for each vCPU, by the family's letter. */
const MEMORY_PER_VCPU: Readonly<Record<string, number>> = { m: 4, c: 2, r: 8 }

const T_MEMORY_GIB: Readonly<Record<string, number>> = {
  nano: 0.5,
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
}

const T2_VCPUS: Readonly<Record<string, number>> = { nano: 1, micro: 1, small: 1, medium: 2, large: 2 }
const T2_LAUNCH_CREDITS_PER_VCPU = 30

/** Baseline of each vCPU; T2 differs from the later families in its largest sizes. */
const BASELINES: Readonly<Record<string, number>> = {
  nano: 0.05,
  micro: 0.1,
  small: 0.2,
  medium: 0.2,
  large: 0.3,
  xlarge: 0.4,
  '2xlarge': 0.4,
}
const T2_BASELINES: Readonly<Record<string, number>> = { ...BASELINES, xlarge: 0.225, '2xlarge': 0.17 }

export function instanceTypeOf(name: InstanceTypeName): InstanceType {
  const [family, size] = name.split('.') as [string, string]
  if (!family.startsWith('t')) {
    const vcpus = VCPUS[size]!
    return { vcpus, memoryGib: vcpus * MEMORY_PER_VCPU[family[0]!]!, credits: null }
  }
  const memoryGib = T_MEMORY_GIB[size]!
  if (family === 't2') {
    const vcpus = T2_VCPUS[size] ?? VCPUS[size]!
    const credits = { baseline: T2_BASELINES[size]!, atLaunch: vcpus * T2_LAUNCH_CREDITS_PER_VCPU }
    return { vcpus, memoryGib, credits }
  }
  return { vcpus: Math.max(2, VCPUS[size] ?? 0), memoryGib, credits: { baseline: BASELINES[size]!, atLaunch: 0 } }
}

/** Types that live on CPU credits. */
export const BURSTABLE_TYPES = INSTANCE_TYPE_NAMES.filter((name) => instanceTypeOf(name).credits !== null)
