import { Command } from 'commander'
import { runReport } from '../../sim/index'
import { costText } from '../format/cost'
import { styleFor } from '../format/style'
import type { Io } from '../io'
import { examples, type FormatOption, formatOption, toJson } from '../options/format'
import { addRunOptions, prepareRun, type RunOptions } from '../options/runOptions'
import { simulate } from '../simulate'

interface Options extends RunOptions, FormatOption {
  month?: boolean
}

/** `windtunnel cost`: what a run costs, line by line. */
export function costCommand(io: Io): Command {
  const command = new Command('cost')
    .description('Run a scenario and itemise its cost: quantity × unit price, line by line.')
    .argument('<design>', 'a .windtunnel.json file, or - for standard input')
    .option('--month', 'itemise a month of repeating the run instead of the run')
  return addRunOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples([
        'cost orders.windtunnel.json',
        'cost orders.windtunnel.json --month --set account.freeTier=true',
        'cost orders.windtunnel.json --set orders-fn.architecture=arm64 --format json',
      ]),
    )
    .action(async (design: string, options: Options) => {
      const prepared = await prepareRun(design, options, io)
      const result = simulate(prepared, options.seed, 1, io)[0]!
      const text =
        options.format === 'json'
          ? toJson(runReport(result).cost)
          : `${costText(prepared.design, result.cost, options.month === true, styleFor(io.stdout, io.env))}\n`
      io.stdout.write(text)
    })
}
