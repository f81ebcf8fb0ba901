import { compile, restoreDesign, run as simulate, runReport } from '../../sim/index'
import { exampleText, openText, run } from './actions'
import { expect, test } from './studio'

/** The report of a run of a file's chosen scenario with seed 1, as the command line prints it, less the engine's pace. */
function reportOf(text: string): string {
  const restored = restoreDesign(text)
  if ('problems' in restored) throw new Error(restored.problems[0]?.message)
  const { design } = restored
  const compiled = compile(design)
  if ('problems' in compiled) throw new Error(compiled.problems[0]?.message)
  const scenario = design.scenarios.find(({ id }) => id === design.view.scenario) ?? design.scenarios[0]!
  return withoutEngine(runReport(simulate(compiled.model, scenario, { seed: 1 })))
}

function withoutEngine({ engine: _engine, ...report }: { engine?: unknown }): string {
  return JSON.stringify(report, null, 2)
}

for (const example of ['black-friday-wall', 'orders-with-dead-letters']) {
  test(`the studio's run of ${example} is the command line's, to the last bit`, async ({ studio, files }) => {
    const text = exampleText(example)
    await openText(studio, files, text)
    await run(studio)
    await studio.keyboard.press('ControlOrMeta+k')
    await studio.keyboard.type('run report as JSON')
    const { name, content } = await files.exported(() => studio.keyboard.press('Enter'))
    expect(name).toMatch(/\.run\.json$/)
    expect(withoutEngine(JSON.parse(content.toString()) as object)).toBe(reportOf(text))
  })
}
