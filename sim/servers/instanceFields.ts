import { INSTANCE_TYPE_NAMES } from '../cost/priceBooks/ec2'
import { choice, number } from '../services/fields'
import type { Source } from '../services/source'
import { BURSTABLE_TYPES, CREDITS_SOURCE, INSTANCE_TYPE_SOURCE } from './instanceTypes'

const VOLUME_SOURCE: Source = {
  document: 'Amazon EBS User Guide, Amazon EBS volume types',
  url: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Amazon Linux images start with 8 GB.',
}

/** What EC2 instances are, whoever starts them. */
export const instanceFields = {
  instanceType: choice({
    label: 'Instance type',
    help: 'CPU and memory of each instance, and its price.',
    group: 'Instances',
    options: INSTANCE_TYPE_NAMES.map((value) => ({ value, label: value })),
    default: 't3.micro',
    source: INSTANCE_TYPE_SOURCE,
  }),
  creditMode: choice({
    label: 'CPU credits',
    help: 'What happens when an instance has used its credits up: it keeps its speed for money, or slows down to its baseline.',
    group: 'Instances',
    visibleWhen: { field: 'instanceType', is: BURSTABLE_TYPES },
    options: [
      { value: 'unlimited', label: 'Unlimited' },
      { value: 'standard', label: 'Standard' },
    ],
    default: 'unlimited',
    source: CREDITS_SOURCE,
  }),
  volumeType: choice({
    label: 'Volume type',
    help: 'EBS volume that each instance starts from.',
    group: 'Instances',
    options: [
      { value: 'gp3', label: 'General Purpose SSD (gp3)' },
      { value: 'gp2', label: 'General Purpose SSD (gp2)' },
    ],
    default: 'gp3',
    advanced: true,
    source: VOLUME_SOURCE,
  }),
  volumeGb: number({
    label: 'Volume size',
    help: 'Size of each instance’s volume: billed while the instance exists, stopped or not.',
    group: 'Instances',
    unit: 'GB',
    default: 8,
    min: 1,
    max: 16_384,
    integer: true,
    advanced: true,
    source: VOLUME_SOURCE,
  }),
}
