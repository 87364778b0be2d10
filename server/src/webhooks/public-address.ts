import ipaddr from 'ipaddr.js'

/** Where the internet's own addresses of version 6 lie; the rest is not given out. */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Whether an address is one machine on the internet. Loopback, private networks, link-local (where clouds keep their
 * metadata), addresses that wrap another one, multicast and the reserved are not.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || (parsed.zoneId === undefined && parsed.match(GLOBAL))
}

const PORTS = new Set(['', '443', '8443'])

/** Why a delivery may not go to a URL, as far as its text tells; null where it may. Names are looked at when they are resolved. */
export function faultOfUrl(text: string, privateToo: boolean): string | null {
  if (!URL.canParse(text)) return 'This is no URL.'
  const { protocol, port, hostname, username, password, hash } = new URL(text)
  if (username !== '' || password !== '') return 'A URL with a user or password is not called; the signature proves who calls.'
  if (hash !== '') return 'The part after # is never sent: leave it out.'
  if (privateToo) return protocol === 'https:' || protocol === 'http:' ? null : 'Only http and https are called.'
  if (protocol !== 'https:') return 'Only https is called.'
  if (!PORTS.has(port)) return 'Only the ports 443 and 8443 are called.'
  const literal = addressIn(hostname)
  if (literal !== null && !isPublic(literal)) return 'This is not a public address.'
  return /(^|\.)localhost\.?$/.test(hostname) ? 'This is not a public address.' : null
}

/** The address that a host is, or null for a name. URLs write every form of an address as the plain one. */
export function addressIn(hostname: string): string | null {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return ipaddr.isValid(bare) ? bare : null
}
