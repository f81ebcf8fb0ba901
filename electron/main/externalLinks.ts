import { dialog, shell } from 'electron'

const documentationHosts = ['docs.aws.amazon.com', 'aws.amazon.com', 'calculator.aws']

/** How a link of the studio is treated: opened in the user's browser, opened after asking, or not at all. */
export function linkTreatment(address: string): 'open' | 'ask' | 'refuse' {
  if (!URL.canParse(address)) return 'refuse'
  const { protocol, hostname, username, password, port } = new URL(address)
  if (protocol !== 'https:' || username !== '' || password !== '') return 'refuse'
  return documentationHosts.includes(hostname) && port === '' ? 'open' : 'ask'
}

/** Opens a link in the user's browser. A design may hold any link, so those outside AWS's documentation are shown first. */
export async function openLink(address: string): Promise<void> {
  const treatment = linkTreatment(address)
  if (treatment === 'refuse') return
  if (treatment === 'ask') {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: 'Open this address in your browser?',
      detail: new URL(address).href,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    })
    if (response !== 0) return
  }
  await shell.openExternal(new URL(address).href)
}
