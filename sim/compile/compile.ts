import type { Problem } from '../design/problems'
import type { Design } from '../design/types'
import { services as registry } from '../services'
import type { AnyService } from '../services/define'
import { check } from './check'
import { buildModel } from './buildModel'
import type { Model } from './model'

/** Makes a design ready to run, or says what keeps it from running. Warnings do not: `check` tells them. */
export function compile(
  design: Design,
  services: readonly AnyService[] = registry,
): { model: Model } | { problems: Problem[] } {
  const problems = check(design, services)
  if (problems.some((problem) => problem.severity === 'error')) return { problems }
  return { model: buildModel(design, services) }
}
