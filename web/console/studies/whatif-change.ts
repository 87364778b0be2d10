import type { ProgramDocument } from '@perennial/engine/program/document.ts'

export interface Asked {
  kind: 'expiry' | 'tier' | 'pause' | 'path'
  currency?: string
  months?: number
  level?: string
  reach?: number
  campaign?: string
  path?: string
  value?: string
}

/** The change as the API takes it, a merge patch whose names may be paths; null while the fields make none. */
export function changeOf(asked: Asked, document: ProgramDocument): Record<string, unknown> | null {
  const { kind, currency, months, level, reach, campaign, path, value } = asked
  if (kind === 'expiry') return currency && months ? { [`currencies.${currency}.expiry.months`]: months } : null
  if (kind === 'tier') {
    const [set, key] = level?.split('.') ?? []
    return set && key && reach ? { [`tiers.${set}.levels.${key}.reach`]: reach } : null
  }
  if (kind === 'pause') return campaign && document.campaigns[campaign] ? { [`campaigns.${campaign}.state`]: 'paused' } : null
  return path && value !== undefined && value !== '' ? { [path]: asJson(value) } : null
}

/** `12`, `true` and `{"a":1}` are what they look like; anything else is a text. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return text
  }
}
