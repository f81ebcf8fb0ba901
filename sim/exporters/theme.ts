import type { ServiceCategory } from '../services/define'

export type ThemeName = 'dark' | 'light'

/** Colours of pictures and reports: the studio's own, so that both look like it. */
export interface ThemeColors {
  canvas: string
  panel: string
  raised: string
  line: string
  lineStrong: string
  text: string
  muted: string
  faint: string
  accent: string
  ok: string
  warn: string
  warnSoft: string
  fault: string
  throttle: string
}

export const themes: Readonly<Record<ThemeName, ThemeColors>> = {
  dark: {
    canvas: '#0d1015',
    panel: '#13171e',
    raised: '#1a1f28',
    line: '#242b36',
    lineStrong: '#323b49',
    text: '#e8ebf0',
    muted: '#9aa4b2',
    faint: '#8791a0',
    accent: '#4db8ff',
    ok: '#45c46b',
    warn: '#e8b93a',
    warnSoft: '#29261f',
    fault: '#ff6b61',
    throttle: '#b48cff',
  },
  light: {
    canvas: '#f6f7f9',
    panel: '#ffffff',
    raised: '#ffffff',
    line: '#e3e7ed',
    lineStrong: '#cfd6df',
    text: '#161b22',
    muted: '#525d6b',
    faint: '#626d7b',
    accent: '#0862bb',
    ok: '#166b30',
    warn: '#7f5900',
    warnSoft: '#f8f2e2',
    fault: '#bd2a21',
    throttle: '#7c3aed',
  },
}

/** Tile colours, the same in both themes; glyphs on them are white. */
export const categoryColors: Readonly<Record<ServiceCategory, string>> = {
  clients: '#5b6b82',
  networking: '#8c4fff',
  compute: '#ed7100',
  integration: '#e7157b',
  database: '#c925d1',
  storage: '#6f9412',
  management: '#d6336c',
  developer: '#3b6fd8',
}

export const categoryTitles: Readonly<Record<ServiceCategory, string>> = {
  clients: 'Clients',
  networking: 'Networking',
  compute: 'Compute',
  integration: 'Integration',
  database: 'Database',
  storage: 'Storage',
  management: 'Management',
  developer: 'Developer tools',
}

export const FONT_FAMILY =
  "Inter, 'Inter Variable', 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', Arial, sans-serif"
