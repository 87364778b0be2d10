const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** Two letters at a time: letter by letter it took three times as long. */
const PAIRS = Array.from({ length: 1024 }, (_, i) => ALPHABET[i >> 5]! + ALPHABET[i & 31]!)

/** A TypeID (github.com/jetify-com/typeid): the prefix says what it is, the rest is the uuid in base 32. */
export function typeId(prefix: string, id: Uint8Array): string {
  let out = `${prefix}_`
  // Two zero bits go before, so that 128 bits come out even.
  let bits = 2
  let rest = 0
  for (let i = 0; i < 16; i++) {
    rest = ((rest << 8) | id[i]!) & 0x3ffff
    bits += 8
    if (bits < 10) continue
    bits -= 10
    out += PAIRS[(rest >> bits) & 1023]!
  }
  return out
}

/** The id of a member as the API writes it, from the uuid's text. */
export function memberIdOf(uuid: string): string {
  const hex = uuid.replaceAll('-', '')
  return typeId(
    'mem',
    Uint8Array.from({ length: 16 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16)),
  )
}
