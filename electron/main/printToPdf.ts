import { BrowserWindow, session } from 'electron'
import { askWhere, writeExport } from './exportFile'
import { printPolicy } from './contentSecurityPolicy'
import { securePreferences } from './security'
import { scheme } from './studioUrl'

const pageUrl = `${scheme}://print/report.html`
// In memory, and apart from the studio's: a printed document sees none of its storage.
const partition = 'print'
const printSeconds = 60

/** Asks where a PDF goes, prints the document into it and resolves to the path; null when the user backs out. */
export async function printToPdf(window: BrowserWindow, html: string, suggestedName: string): Promise<string | null> {
  const path = await askWhere(window, suggestedName)
  if (path === null) return null
  await writeExport(path, await queued(() => render(html)))
  return path
}

let last: Promise<unknown> = Promise.resolve()

/** One document at a time: they share the session that serves them. */
function queued<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work)
  last = result.catch(() => {})
  return result
}

async function render(html: string): Promise<Uint8Array> {
  const { protocol } = session.fromPartition(partition)
  protocol.handle(scheme, ({ url }) =>
    url === pageUrl
      ? new Response(html, {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printPolicy },
        })
      : new Response(null, { status: 404 }),
  )
  const page = new BrowserWindow({
    show: false,
    webPreferences: { ...securePreferences, partition, javascript: false },
  })
  try {
    return await inTime(print(page))
  } finally {
    page.destroy()
    protocol.unhandle(scheme)
  }
}

async function print(page: BrowserWindow): Promise<Uint8Array> {
  await page.loadURL(pageUrl)
  return page.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'A4' })
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The PDF was not ready after ${printSeconds} s. Export the report as HTML instead.`)),
      printSeconds * 1000,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
