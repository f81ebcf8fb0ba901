/** A title as it stands inside a sentence: `Reserved concurrency` gives `reserved concurrency`; `API calls` stays. */
export function lowerFirst(title: string): string {
  return /^[A-Z][A-Z0-9]/.test(title) ? title : title.slice(0, 1).toLowerCase() + title.slice(1)
}
