import {
  costCsv,
  costHtml,
  diagramSvg,
  metricsCsv,
  otlp,
  runReport,
  type RunResult,
  traceSummary,
  xray,
} from '../../sim/index'
import type { ExportedFile, Host } from '../host/host'
import { useDocument, useRuns } from '../store'
import { glyphMarkup, glyphTypes } from '../ui/glyphs'
import { getTheme } from '../ui/theme'
import { notify } from '../ui/Toast'
import type { Command } from './command'
import { fileBaseName } from './files'
import { svgToPng } from './svgToPng'

const hasResources = (): boolean => useDocument.getState().design.resources.length > 0
const hasResult = (): boolean => useRuns.getState().current !== null

export const exportCommands: readonly Command[] = [
  {
    id: 'export.svg',
    title: 'Export diagram as SVG',
    group: 'Export',
    keywords: 'picture image vector',
    isEnabled: hasResources,
    run: ({ host }) => write(host, { name: named('svg'), mimeType: 'image/svg+xml', data: diagram() }),
  },
  {
    id: 'export.png',
    title: 'Export diagram as PNG',
    group: 'Export',
    keywords: 'picture image bitmap',
    isEnabled: hasResources,
    run: async ({ host }) =>
      write(host, { name: named('png'), mimeType: 'image/png', data: await svgToPng(diagram(), 2) }),
  },
  {
    id: 'export.copySvg',
    title: 'Copy diagram as SVG',
    group: 'Export',
    shortcuts: ['Mod+Shift+C'],
    isEnabled: hasResources,
    async run() {
      await navigator.clipboard.writeText(diagram())
      notify.ok('The diagram is on the clipboard as SVG', { durationMs: 2000 })
    },
  },
  {
    id: 'export.copyPng',
    title: 'Copy diagram as PNG',
    group: 'Export',
    shortcuts: ['Alt+Shift+C'],
    isEnabled: hasResources,
    async run() {
      const blob = new Blob([await svgToPng(diagram(), 2)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
      notify.ok('The diagram is on the clipboard as a picture', { durationMs: 2000 })
    },
  },
  {
    id: 'export.costReport',
    title: 'Export cost report as HTML',
    group: 'Export',
    keywords: 'bill price print',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, {
          name: named('cost.html'),
          mimeType: 'text/html',
          data: costHtml(design, result, { date: today() }),
        }),
      ),
  },
  {
    id: 'export.costPdf',
    title: 'Export cost report as PDF',
    group: 'Export',
    keywords: 'bill price print',
    isAvailable: (host) => host.printToPdf !== undefined,
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun(async (design, result) => {
        told(await host.printToPdf?.(costHtml(design, result, { date: today() }), named('cost.pdf')))
      }),
  },
  {
    id: 'export.costCsv',
    title: 'Export cost lines as CSV',
    group: 'Export',
    keywords: 'bill price spreadsheet',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, { name: named('cost.csv'), mimeType: 'text/csv', data: costCsv(design, result) }),
      ),
  },
  {
    id: 'export.metricsCsv',
    title: 'Export metrics as CSV',
    group: 'Export',
    keywords: 'series spreadsheet',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, { name: named('metrics.csv'), mimeType: 'text/csv', data: metricsCsv(design, result) }),
      ),
  },
  {
    id: 'export.runJson',
    title: 'Export run report as JSON',
    group: 'Export',
    keywords: 'script command line summary',
    isEnabled: hasResult,
    // The text of `windtunnel run --format json`.
    run: ({ host }) =>
      withRun((_design, result) =>
        write(host, {
          name: named('run.json'),
          mimeType: 'application/json',
          data: `${JSON.stringify(runReport(result), null, 2)}\n`,
        }),
      ),
  },
  {
    id: 'export.xray',
    title: 'Export traces as X-Ray segments',
    group: 'Export',
    keywords: 'json trace',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, {
          name: named('xray.json'),
          mimeType: 'application/json',
          data: xray(design, result, { startUnixSeconds: runStartMs(result) / 1000 }),
        }),
      ),
  },
  {
    id: 'export.otlp',
    title: 'Export traces as OpenTelemetry',
    group: 'Export',
    keywords: 'json otlp trace',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, {
          name: named('otlp.json'),
          mimeType: 'application/json',
          data: otlp(design, result, { startUnixNano: `${runStartMs(result)}000000` }),
        }),
      ),
  },
  {
    id: 'export.traceSummary',
    title: 'Export trace list as text',
    group: 'Export',
    keywords: 'summary',
    isEnabled: hasResult,
    run: ({ host }) =>
      withRun((design, result) =>
        write(host, { name: named('traces.txt'), mimeType: 'text/plain', data: traceSummary(design, result) }),
      ),
  },
]

/** The drawing, with the figures of the run on screen where there is one. */
function diagram(): string {
  const { design } = useDocument.getState()
  const result = useRuns.getState().current?.result
  const glyphs = Object.fromEntries(glyphTypes.map((type) => [type, glyphMarkup(type)]))
  return diagramSvg(design, { theme: getTheme(), glyphs, ...(result ? { result } : {}) })
}

/** Traces are dated as if the run had just ended, to the second. */
function runStartMs(result: RunResult): number {
  return Math.floor((Date.now() - result.durationMs) / 1000) * 1000
}

/** Today, as reports show it: `23 November 2026`. */
function today(): string {
  return new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

function named(extension: string): string {
  return `${fileBaseName(useDocument.getState().design.name)}.${extension}`
}

async function withRun(
  action: (design: Parameters<typeof costCsv>[0], result: RunResult) => Promise<void>,
): Promise<void> {
  const { current } = useRuns.getState()
  if (current) await action(current.design, current.result)
}

async function write(host: Host, file: ExportedFile): Promise<void> {
  told(await host.exportFile(file))
}

function told(where: string | null | undefined): void {
  if (where) notify.ok('Exported', { detail: where })
}
