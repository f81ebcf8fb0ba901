import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { type CsvProblem, type Load, parseCountsCsv } from '../../sim/index'
import { Button } from '../ui/Button'
import { StatusGlyph } from '../ui/StatusGlyph'

export interface ReplayPickerProps {
  /** Name of the recording in use; undefined when there is none. */
  file: string | undefined
  onPick: (load: Load) => void
}

/** Reads recorded traffic from a CSV file. A file with problems changes nothing: every wrong line is listed. */
export function ReplayPicker({ file, onPick }: ReplayPickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<{ name: string; problems: readonly CsvProblem[] }>()
  const read = async (chosen: File): Promise<void> => {
    const parsed = await chosen.text().then(
      (text) => parseCountsCsv(text, chosen.name),
      () => ({
        problems: [
          {
            line: 0,
            message: `${chosen.name} could not be read`,
            help: 'Check that the file still exists and may be read.',
          },
        ],
      }),
    )
    if ('problems' in parsed) return setRefused({ name: chosen.name, problems: parsed.problems })
    setRefused(undefined)
    onPick({ kind: 'replay', ...parsed, file: chosen.name })
  }
  return (
    <div className="my-1">
      <Button size="dense" icon={<FileUp aria-hidden />} onClick={() => input.current?.click()}>
        {file === undefined ? 'Choose a CSV file' : 'Choose another file'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label="Recording as a CSV file"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          // The same file may be chosen again once it is corrected.
          event.target.value = ''
          if (chosen) void read(chosen)
        }}
      />
      <p className="mt-1 text-caption text-faint">
        One row for each second or minute, with a time and the number of requests in it.
      </p>
      {refused && (
        <div role="alert" className="mt-2 rounded-field border border-line-strong p-2">
          <p className="flex gap-1.5 text-dense font-medium">
            <StatusGlyph status="fault" className="mt-px" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {refused.name} was not taken over. The scenario is as it was.
            </span>
          </p>
          <ul className="mt-1.5 flex max-h-48 flex-col gap-1 overflow-y-auto text-caption">
            {refused.problems.map((problem, index) => (
              <li key={index} className="[overflow-wrap:anywhere]">
                {problem.line > 0 && <span className="font-semibold tabular-nums">Line {problem.line}: </span>}
                {problem.message}. <span className="text-muted">{problem.help}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
