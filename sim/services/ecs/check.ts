import type { CheckContext, CheckProblem } from '../define'
import type { ServiceConfig } from './config'
import { isTaskSize, memoryInWords } from './taskSizes'

/** Fargate's task sizes, and bounds of scaling that leave room. */
export function check({ config }: CheckContext<ServiceConfig>): CheckProblem[] {
  const { vcpus, memoryGb, scaling, minimumTasks, maximumTasks, desiredTasks } = config
  const problems: CheckProblem[] = []
  if (!isTaskSize(vcpus, memoryGb))
    problems.push({
      code: 'ecs.taskSize',
      severity: 'error',
      field: 'memoryGb',
      message: `Fargate has no tasks with ${vcpus} vCPU and ${memoryGb} GB (AWS: No Fargate configuration exists for given values).`,
      help: `With ${vcpus} vCPU a task has ${memoryInWords(vcpus)}.`,
    })
  if (scaling === 'none') return problems
  if (minimumTasks > maximumTasks)
    problems.push({
      code: 'ecs.minimumAboveMaximum',
      severity: 'error',
      field: 'minimumTasks',
      message: `Minimum tasks (${minimumTasks}) is above Maximum tasks (${maximumTasks}).`,
      help: 'Lower the minimum or raise the maximum.',
    })
  else if (desiredTasks < minimumTasks || desiredTasks > maximumTasks)
    problems.push({
      code: 'ecs.desiredOutsideBounds',
      severity: 'warning',
      field: 'desiredTasks',
      message: `Desired tasks (${desiredTasks}) is outside the bounds of scaling, ${minimumTasks} to ${maximumTasks}: AWS moves it to the nearer one.`,
      help: 'Choose a number between the minimum and the maximum.',
    })
  return problems
}
