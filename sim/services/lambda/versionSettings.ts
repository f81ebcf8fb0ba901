import type { FunctionConfig } from './config'

/** The version that is being worked on; all others are published and frozen. */
export const LATEST = '$LATEST'

/** Settings of one version: those of the function, with what a published version has of its own. */
export function settingsOf(config: FunctionConfig, version: string): FunctionConfig {
  if (version === LATEST) return { ...config, snapStart: false }
  const published = config.versions.find((candidate) => String(candidate.version) === version)
  if (published === undefined) throw new Error(`version ${version} has not been published`)
  if (published.settings === 'latest') return config
  const { runtime, architecture, packageType, memoryMb, timeoutSeconds, compute, errorPercent, codeInit } = published
  return { ...config, runtime, architecture, packageType, memoryMb, timeoutSeconds, compute, errorPercent, codeInit }
}
