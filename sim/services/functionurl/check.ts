import type { CheckContext, CheckProblem } from '../define'
import type { FunctionUrlConfig } from './config'

/** A URL without a function, one for a version, and modes that do not go together. */
export function check(context: CheckContext<FunctionUrlConfig>): CheckProblem[] {
  const { config } = context
  const [link] = context.connections('function')
  if (link === undefined)
    return [
      {
        code: 'functionurl.noFunction',
        severity: 'warning',
        message: 'The URL has no function behind it: it answers 502.',
        help: 'Connect Function to the Lambda function that it belongs to.',
      },
    ]
  const problems: CheckProblem[] = []
  const qualifier = link.config['qualifier']
  if (typeof qualifier === 'string' && /^\d+$/.test(qualifier))
    problems.push({
      code: 'functionurl.version',
      severity: 'error',
      message: `A function URL cannot belong to a published version (${qualifier}).`,
      help: 'Point it at $LATEST (no qualifier) or at an alias of the version.',
      connectionId: link.id,
    })
  const isStreaming = config.invokeMode === 'RESPONSE_STREAM'
  if (isStreaming !== (link.other.config['responseStreaming'] === true))
    problems.push({
      code: 'functionurl.streaming',
      severity: 'warning',
      field: 'invokeMode',
      message: isStreaming
        ? `The URL streams responses, but ${link.other.name} does not write them as a stream.`
        : `${link.other.name} streams its responses, but the URL buffers them: callers wait for the last byte, and above 6 MB they get 502.`,
      help: 'Set Invoke mode of the URL and Response streaming of the function alike.',
    })
  if (config.authType === 'AWS_IAM' && config.unsignedPercent === 100)
    problems.push({
      code: 'functionurl.nobodySigned',
      severity: 'warning',
      field: 'unsignedPercent',
      message: 'No request carries a signature, and the URL asks for one: all of them get 403.',
      help: 'Lower Unsigned requests, or set Auth type to NONE.',
    })
  return problems
}
