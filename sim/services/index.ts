import { restApi } from './apigateway'
import { client } from './client'
import type { AnyService } from './define'
import { table } from './dynamodb'
import { eventBus } from './eventbridge'
import { lambdaFunction } from './lambda'
import { bucket } from './s3'
import { stream } from './kinesis'
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
  restApi,
  lambdaFunction,
  queue,
  topic,
  eventBus,
  schedule,
  stream,
  table,
  rdsDatabase,
  rdsProxy,
  bucket,
  vpc,
  subnet,
  securityGroup,
  internetGateway,
  natGateway,
  vpcEndpoint,
]

/** The service of a type, if there is one. */
export const serviceOf = (type: string): AnyService | undefined => services.find((service) => service.type === type)
