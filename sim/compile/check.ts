import { ProblemList, type Problem } from '../design/problems'
import type { Design } from '../design/types'
import { services as registry } from '../services'
import type { AnyService } from '../services/define'
import { checkHandlers } from './checkHandlers'
import { checkNetwork } from './network/checkNetwork'
import { checkRecursion } from './checkRecursion'
import { checkAccount, checkConnections, checkResources } from './checkResources'
import { checkReferences } from './checkReferences'
import { checkScenarios } from './checkScenarios'
import { checkServices } from './checkServices'
import { DesignIndex } from './designIndex'

/** Everything wrong or doubtful about a design, errors first. Errors keep it from running, warnings do not. */
export function check(design: Design, services: readonly AnyService[] = registry): Problem[] {
  const problems = new ProblemList()
  const index = new DesignIndex(design, services)
  checkAccount(index, problems)
  checkResources(index, problems)
  checkReferences(index, problems)
  checkConnections(index, services, problems)
  checkHandlers(index, problems)
  checkRecursion(index, problems)
  checkScenarios(index, problems)
  checkServices(index, problems)
  checkNetwork(index, problems)
  return problems.all()
}
