import { ChevronDown } from 'lucide-react'
import { Button } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { MenuLabel, MenuSeparator } from '../ui/MenuItem'
import { CommandItem } from './CommandItem'

/** Everything that leaves the studio as a file. */
export function ExportMenu() {
  return (
    <Menu align="end" trigger={<Button iconEnd={<ChevronDown aria-hidden />}>Export</Button>}>
      <MenuLabel>Diagram</MenuLabel>
      <CommandItem id="export.svg" title="SVG…" />
      <CommandItem id="export.png" title="PNG…" />
      <CommandItem id="export.copySvg" title="Copy as SVG" />
      <CommandItem id="export.copyPng" title="Copy as PNG" />
      <MenuSeparator />
      <MenuLabel>Cost</MenuLabel>
      <CommandItem id="export.costReport" title="Report as HTML…" />
      <CommandItem id="export.costPdf" title="Report as PDF…" />
      <CommandItem id="export.costCsv" title="Lines as CSV…" />
      <MenuSeparator />
      <MenuLabel>Results</MenuLabel>
      <CommandItem id="export.runJson" title="Report as JSON…" />
      <CommandItem id="export.metricsCsv" title="Metrics as CSV…" />
      <CommandItem id="export.xray" title="Traces as X-Ray segments…" />
      <CommandItem id="export.otlp" title="Traces as OpenTelemetry…" />
      <CommandItem id="export.traceSummary" title="Trace list as text…" />
    </Menu>
  )
}
