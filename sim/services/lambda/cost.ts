import type { CostComponent, FreeTier, Price } from '../../cost/types'
import { LAMBDA_REGIONS } from '../../cost/priceBooks/lambdaRegions'

export { LAMBDA_REGIONS }
