import { choice, type ConfigOf, resources } from '../fields'
import { ENDPOINT_SOURCE, MAX_SECURITY_GROUPS, MAX_SUBNETS } from './limits'

const INTERFACE_SERVICES = {
  sqs: 'SQS',
  sns: 'SNS',
  lambda: 'Lambda',
  'execute-api': 'API Gateway (execute-api)',
  events: 'EventBridge',
  'kinesis-streams': 'Kinesis Data Streams',
  states: 'Step Functions',
  logs: 'CloudWatch Logs',
  monitoring: 'CloudWatch',
  secretsmanager: 'Secrets Manager',
  ssm: 'Systems Manager',
  sts: 'STS',
  kms: 'KMS',
  ec2: 'EC2',
  ecs: 'ECS',
  rds: 'RDS (API)',
  elasticbeanstalk: 'Elastic Beanstalk',
  cloudformation: 'CloudFormation',
  codecommit: 'CodeCommit',
  codepipeline: 'CodePipeline',
  dynamodb: 'DynamoDB',
  s3: 'S3',
} as const

export const fields = {
  kind: choice({
    label: 'Type',
    help: 'Gateway endpoints are free, for S3 and DynamoDB. Interface endpoints have addresses in subnets and are billed.',
    options: [
      { value: 'gateway', label: 'Gateway' },
      { value: 'interface', label: 'Interface' },
    ],
    default: 'gateway',
    source: ENDPOINT_SOURCE,
  }),
  gatewayService: choice({
    label: 'Service',
    help: 'The API that it leads to.',
    options: [
      { value: 's3', label: 'S3' },
      { value: 'dynamodb', label: 'DynamoDB' },
    ],
    default: 's3',
    visibleWhen: { field: 'kind', is: ['gateway'] },
    source: ENDPOINT_SOURCE,
  }),
  routedSubnetIds: resources({
    label: 'Subnets with a route to it',
    help: 'Subnets whose route tables have the endpoint. None chosen: all subnets of the VPC.',
    types: ['aws.ec2.subnet'],
    maxItems: 200,
    visibleWhen: { field: 'kind', is: ['gateway'] },
    source: ENDPOINT_SOURCE,
  }),
  interfaceService: choice({
    label: 'Service',
    help: 'The API that it leads to.',
    options: (Object.keys(INTERFACE_SERVICES) as (keyof typeof INTERFACE_SERVICES)[]).map((value) => ({
      value,
      label: INTERFACE_SERVICES[value],
    })),
    default: 'sqs',
    visibleWhen: { field: 'kind', is: ['interface'] },
    source: ENDPOINT_SOURCE,
  }),
  subnetIds: resources({
    label: 'Subnets',
    help: 'Where it has an address: one subnet in each Availability Zone that shall have one. Each is billed by the hour.',
    types: ['aws.ec2.subnet'],
    maxItems: MAX_SUBNETS,
    visibleWhen: { field: 'kind', is: ['interface'] },
    source: ENDPOINT_SOURCE,
  }),
  securityGroupIds: resources({
    label: 'Security groups',
    help: 'They must let TCP 443 in from whatever calls the API. None chosen: the default group of the VPC.',
    types: ['aws.ec2.securityGroup'],
    maxItems: MAX_SECURITY_GROUPS,
    visibleWhen: { field: 'kind', is: ['interface'] },
    source: ENDPOINT_SOURCE,
  }),
}

export type EndpointConfig = ConfigOf<typeof fields>

/** Name of the API that an endpoint leads to. */
export const apiOf = (config: Pick<EndpointConfig, 'kind' | 'gatewayService' | 'interfaceService'>): string =>
  config.kind === 'gateway' ? config.gatewayService : config.interfaceService
