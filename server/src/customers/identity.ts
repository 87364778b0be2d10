import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js'

/** How a person is known in one place: unique per organization, kind, channel and app. */
export interface IdentityInput {
  kind: IdentityKind
  value: string
  channel?: string | undefined
  app?: string | undefined
}

export const IDENTITY_KINDS = [
  'phone',
  'email',
  'card',
  'external',
  'wechat_unionid',
  'wechat_openid',
  'tmall_ouid',
  'douyin_openid',
  'alipay_userid',
  'device',
] as const
export type IdentityKind = (typeof IDENTITY_KINDS)[number]

/** The same identity however it was typed: normal form for the hash, mask for the eye. */
export interface NormalIdentity {
  kind: IdentityKind
  channel: string
  app: string
  value: string
  masked: string
}

/** Null where the value cannot be an identity of its kind. */
export function normalIdentity(input: IdentityInput, country: CountryCode = 'CN'): NormalIdentity | null {
  const { kind, channel = '', app = '' } = input
  const value = normalValue(kind, input.value.normalize('NFC').trim(), country)
  return value === null ? null : { kind, channel, app, value, masked: mask(kind, value) }
}

function normalValue(kind: IdentityKind, value: string, country: CountryCode): string | null {
  switch (kind) {
    case 'phone': {
      const phone = parsePhoneNumberFromString(value, country)
      return phone?.isPossible() ? phone.number : null
    }
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && value.length <= 254 ? value.toLowerCase() : null
    case 'card':
      return compact(value).toUpperCase() || null
    default:
      return value.length > 0 && value.length <= 200 ? value : null
  }
}

const compact = (value: string): string => value.replace(/[\s-]/g, '').slice(0, 200)

/** Enough to recognise one's own, too little to use another's: `+86 *** 8000`, `l***@example.cn`, `***4711`. */
function mask(kind: IdentityKind, value: string): string {
  if (kind === 'phone') return `${value.slice(0, 3)} *** ${value.slice(-4)}`
  if (kind === 'email') return `${value[0]}***${value.slice(value.indexOf('@'))}`
  return value.length > 6 ? `***${value.slice(-4)}` : '***'
}
