import { spawn } from 'node:child_process'
import { benchCases } from './cases'
import { measure, median } from './measure'
import type { BenchCase, BenchRow } from './row'

export interface BenchReport {
  /** Pops with a push each, per second of CPU time. */
  heapOpsPerSecond: number
  rows: BenchRow[]
}

interface CaseReport {
  heapOpsPerSecond: number
  row: BenchRow
}

/** The cases asked for: one by id, or all but those that run only on request. */
export function chosenCases(only: string | undefined, withMemory: boolean): BenchCase[] {
  if (only !== undefined) return benchCases.filter((bench) => bench.id === only)
  return benchCases.filter((bench) => withMemory || !bench.onRequest)
}

/** Measures one case in this process. */
export const measureHere = (bench: BenchCase): CaseReport => measure(bench)

/** Measures each case in a process of its own, one after another, so that none profits from another's warm code. */
export async function runBench(
  cases: readonly BenchCase[],
  program: string,
  onCase: (bench: BenchCase) => void,
): Promise<BenchReport> {
  const reports: CaseReport[] = []
  for (const bench of cases) {
    onCase(bench)
    reports.push(await measureInChild(program, bench.id))
  }
  return {
    heapOpsPerSecond: median(reports.map((report) => report.heapOpsPerSecond)),
    rows: reports.map((report) => report.row),
  }
}

function measureInChild(program: string, id: string): Promise<CaseReport> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'bench', '--only', id, '--in-process', '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) {
        reject(new Error(`measuring ${id} ended with code ${code}`))
        return
      }
      const report = JSON.parse(output) as BenchReport
      resolve({ heapOpsPerSecond: report.heapOpsPerSecond, row: report.rows[0]! })
    })
  })
}
