import { Command } from 'commander'
import { designJsonSchema } from '../../sim/index'
import type { Io } from '../io'
import { examples, toJson } from '../options/format'

/** `windtunnel schema`: the JSON Schema of the design file. */
export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('Print the JSON Schema of the design file, for editors and validators.')
    .addHelpText('after', examples(['schema > windtunnel-design.schema.json', "schema | jq '.properties | keys'"]))
    .action(() => io.stdout.write(toJson(designJsonSchema())))
}
