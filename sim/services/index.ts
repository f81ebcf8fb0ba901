import { restApi } from './apigateway'
import { client } from './client'
import type { AnyService } from './define'
import { table } from './dynamodb'
import { lambdaFunction } from './lambda'
import { bucket } from './s3'
import { topic } from './sns'
import { queue } from './sqs'

/** Every service the product knows, in the palette's order. */
export const services: readonly AnyService[] = [client, restApi, lambdaFunction, queue, topic, table, bucket]

/** The service of a type, if there is one. */
export const serviceOf = (type: string): AnyService | undefined => services.find((service) => service.type === type)
