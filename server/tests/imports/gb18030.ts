/** A text in GB18030: what the decoder reads is looked up backwards, two bytes first, then four. */
export function gb18030(plain: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  const four = (a: number, n: number): number[] => [
    a + Math.floor(n / 12_600),
    0x30 + (Math.floor(n / 1260) % 10),
    0x81 + (Math.floor(n / 10) % 126),
    0x30 + (n % 10),
  ]
  for (let n = 0; n < 1000; n++) {
    const code = four(0x81, n)
    bytes.set(decoder.decode(Uint8Array.from(code)), code)
  }
  const encode = (letter: string): number[] => {
    const code = letter.codePointAt(0)!
    if (code < 128) return [code]
    return code >= 0x1_0000 ? four(0x90, code - 0x1_0000) : bytes.get(letter)!
  }
  return Buffer.from(Array.from(plain, encode).flat())
}
