import type { Problem } from '../../sim/index'
import { StatusGlyph } from '../ui/StatusGlyph'

/** Problems in words with what to do about them. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul aria-label="Problems" className="flex flex-col gap-2 border-b border-line px-3.5 py-2.5">
      {problems.map((problem, index) => (
        <li key={`${problem.code} ${problem.path} ${index}`} className="flex gap-2 text-dense">
          <ProblemWords problem={problem} />
        </li>
      ))}
    </ul>
  )
}

/** One problem: its mark, what it is about, what is wrong, what to do. */
export function ProblemWords({ problem, subject }: { problem: Problem; subject?: string | undefined }) {
  return (
    <>
      <StatusGlyph
        status={problem.severity === 'error' ? 'fault' : 'error'}
        label={problem.severity === 'error' ? 'Error' : 'Warning'}
        className="mt-px"
      />{' '}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {subject !== undefined && <span className="font-semibold">{subject}:</span>} {problem.message}{' '}
        <span className="mt-0.5 block text-muted">{problem.help}</span>
      </span>
    </>
  )
}
