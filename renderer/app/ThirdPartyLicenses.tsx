import { useEffect, useState } from 'react'

/** Written beside the studio's page by every build. */
const licensesUrl = './third-party-licenses.txt'

/** The licences of the software that Windtunnel is built from, as its build collected them. */
export function ThirdPartyLicenses() {
  const [text, setText] = useState<string>()
  useEffect(() => {
    let isShown = true
    void readLicenses().then((found) => isShown && setText(found))
    return () => {
      isShown = false
    }
  }, [])
  return (
    <pre
      // Scrolls with the keyboard too.
      tabIndex={0}
      aria-label="Third-party licences"
      aria-busy={text === undefined}
      className="mt-3 h-[48vh] overflow-auto rounded-field border border-line bg-canvas p-3 font-mono text-caption whitespace-pre-wrap text-muted"
    >
      {text}
    </pre>
  )
}

async function readLicenses(): Promise<string> {
  try {
    const response = await fetch(licensesUrl)
    // A development server answers with its page.
    if (response.ok && response.headers.get('content-type')?.startsWith('text/plain')) return await response.text()
  } catch {
    // Said below.
  }
  return 'The licences are collected when Windtunnel is built; this copy has none beside it.'
}
