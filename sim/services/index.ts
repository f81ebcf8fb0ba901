import { client } from './client'
import type { AnyService } from './define'
import { lambdaFunction } from './lambda'

/** Every service the product knows, in the palette's order. */
export const services: readonly AnyService[] = [client, lambdaFunction]

/** The service of a type, if there is one. */
export const serviceOf = (type: string): AnyService | undefined => services.find((service) => service.type === type)
