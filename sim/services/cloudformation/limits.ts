import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest'

export const SOURCES = {
  serviceTimeout: {
    document: 'AWS CloudFormation Template Reference, AWS::CloudFormation::CustomResource: ServiceTimeout',
    url: `${GUIDE}/TemplateReference/aws-resource-cloudformation-customresource.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  customResources: {
    document: 'AWS CloudFormation User Guide, custom resources',
    url: `${GUIDE}/UserGuide/template-custom-resources.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  rollback: {
    document: 'AWS CloudFormation User Guide, stack failure options',
    url: `${GUIDE}/UserGuide/stack-failure-options.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'A rollback asks custom resources again, so that a function that never responds is waited for twice.',
  },
  latency: {
    document: 'Common experience with the CloudFormation API inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  own: {
    document: 'A starting value: put in what your stack does',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** How long a response is waited for, s. */
export const SERVICE_TIMEOUT_S = { default: 3_600, min: 1, max: 3_600 } as const

export const SERVICE_TIMEOUT_LIMIT: Limit = {
  id: 'cloudformation.serviceTimeout',
  title: 'Service timeout of a custom resource',
  value: SERVICE_TIMEOUT_S.default,
  unit: 's',
  source: SOURCES.serviceTimeout,
  remedy:
    'Let the function send a response in every case, also when it fails; a lower Service timeout makes a missing one show sooner.',
}
