const pages = import.meta.glob<string>('../../sim/services/*/spec.md', { query: '?raw', import: 'default' })

/** The page that says what a service's simulation models, approximates and leaves out; null when it has none. */
export async function modelPage(serviceType: string): Promise<string | null> {
  const load = pages[`../../sim/services/${folderOf(serviceType)}/spec.md`]
  return load ? await load() : null
}

/** The folder of a service type: `lambda` of `aws.lambda.function`, `client` of `client`. */
const folderOf = (serviceType: string): string => serviceType.replace(/^aws\./, '').split('.')[0] ?? serviceType
