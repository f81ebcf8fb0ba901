import { alarm } from './alarm'
import { alexaSkill } from './alexa'
import { restApi } from './apigateway'
import { client } from './client'
import { cloudFormationStack } from './cloudformation'
import { codeCommitRepository } from './codecommit'
import { codePipeline } from './codepipeline'
import { functionUrl } from './functionurl'
import { applicationLoadBalancer } from './loadbalancer'
import type { AnyService } from './define'
import { documentCluster } from './documentdb'
import { table } from './dynamodb'
import { beanstalkEnvironment } from './beanstalk'
import { ec2Instance } from './ec2'
import { ecsService } from './ecs'
import { eventBus } from './eventbridge'
import { lambdaFunction } from './lambda'
import { logGroup } from './logs'
import { bucket } from './s3'
import { stream } from './kinesis'
import { messageBroker } from './mq'
import { kafkaTopic } from './msk'
import { internetGateway } from './internetgateway'
import { natGateway } from './natgateway'
import { rdsDatabase } from './rds'
import { rdsProxy } from './rdsproxy'
import { schedule } from './schedule'
import { securityGroup } from './securitygroup'
import { topic } from './sns'
import { queue } from './sqs'
import { subnet } from './subnet'
import { vpc } from './vpc'
import { vpcEndpoint } from './vpcendpoint'

/** Every service the product knows, in the palette's order. */
export const services: readonly AnyService[] = [
  client,
  alexaSkill,
  codeCommitRepository,
  restApi,
  applicationLoadBalancer,
  functionUrl,
  lambdaFunction,
  ec2Instance,
  ecsService,
  beanstalkEnvironment,
  queue,
  topic,
  eventBus,
  schedule,
  stream,
  kafkaTopic,
  messageBroker,
  table,
  rdsDatabase,
  rdsProxy,
  documentCluster,
  bucket,
  codePipeline,
  cloudFormationStack,
  vpc,
  subnet,
  securityGroup,
  internetGateway,
  natGateway,
  vpcEndpoint,
  alarm,
  logGroup,
]

/** The service of a type, if there is one. */
export const serviceOf = (type: string): AnyService | undefined => services.find((service) => service.type === type)
