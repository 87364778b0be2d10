import type { FastifyRequest } from 'fastify'

/** What people know their own sessions by, and not enough to know a person by. */
export interface From {
  /** The network, not the machine. */
  address: string
  browser: string
}

export const fromOf = ({ ip, headers }: FastifyRequest): From => ({
  address: roughAddress(ip),
  browser: roughBrowser(headers['user-agent']),
})

/** The first three numbers of an address, or the first three groups of the newer kind. */
export function roughAddress(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(ip)
  if (v4) return `${v4[1]}.*`
  const groups = ip.split('::')[0]!.split(':').filter(Boolean).slice(0, 3)
  return `${groups.join(':')}::`
}

/** Like "Firefox, Windows". */
export function roughBrowser(agent: string | undefined): string {
  const text = (agent ?? '').slice(0, 400)
  const found = (names: readonly (readonly [RegExp, string])[]): string => names.find(([pattern]) => pattern.test(text))?.[1] ?? ''
  return [found(BROWSERS), found(SYSTEMS)].filter(Boolean).join(', ')
}

/** In this order, because most claim to be others too. */
const BROWSERS = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
  [/curl/, 'curl'],
] as const

const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
