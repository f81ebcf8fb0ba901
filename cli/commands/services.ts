import { Command } from 'commander'
import { type AnyService, didYouMean, isRegion, REGIONS, services } from '../../sim/index'
import { serviceListText, serviceText } from '../format/services'
import { styleFor, widthOf } from '../format/style'
import { inputError } from '../InputError'
import type { Io } from '../io'
import { examples, type FormatOption, formatOption, toJson } from '../options/format'
import { serviceEntry } from '../serviceCatalog'

interface Options extends FormatOption {
  region: string
}

/** `windtunnel services`: every service with its ports, settings, limits and prices. */
export function servicesCommand(io: Io): Command {
  return new Command('services')
    .description('List every service: ports, settings, limits and prices, each with source and date.')
    .argument('[type]', 'one service only, such as aws.lambda.function')
    .option('--region <code>', 'AWS Region of the prices', 'us-east-1')
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(['services', 'services aws.lambda.function --region eu-central-1', 'services --format json']),
    )
    .action((type: string | undefined, { region, format }: Options) => {
      if (!isRegion(region)) {
        const codes = REGIONS.map(({ code }) => code)
        throw inputError('--region', 'region.unknown', `AWS has no Region ${region}.`, didYouMean(region, codes))
      }
      const entries = chosen(type).map((service) => serviceEntry(service, region))
      if (format === 'json') {
        io.stdout.write(toJson(entries))
        return
      }
      const style = styleFor(io.stdout, io.env)
      io.stdout.write(
        type === undefined
          ? serviceListText(entries, style, widthOf(io.stdout))
          : serviceText(entries[0]!, style, widthOf(io.stdout)),
      )
    })
}

function chosen(type: string | undefined): readonly AnyService[] {
  if (type === undefined) return services
  const found = services.filter((service) => service.type === type)
  if (found.length > 0) return found
  const known = services.map((service) => service.type)
  throw inputError(type, 'service.unknown', `There is no service of type ${type}.`, didYouMean(type, known))
}
