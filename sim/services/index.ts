import type { AnyService } from './define'

/** Every service the product knows, in the palette's order. */
export const services: readonly AnyService[] = []

/** The service of a type, if there is one. */
export const serviceOf = (type: string): AnyService | undefined => services.find((service) => service.type === type)
