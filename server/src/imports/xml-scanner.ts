import { BadFile } from './bad-file.ts'

/** What of a document its reader wants to hear. Names are without their namespace. */
export interface XmlListener {
  open(name: string, attributes: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** No tag is as long as this, and no text between two tags. */
const LONGEST = 1 << 20

/**
 * Reads XML that comes in chunks, as far as workbooks use it. Document types are refused, and with them entities of
 * somebody's own, which could grow without end.
 */
export class XmlScanner {
  readonly #to: XmlListener
  #rest = ''

  constructor(to: XmlListener) {
    this.#to = to
  }

  push(chunk: string): void {
    const text = this.#rest + chunk
    let at = 0
    while (at < text.length) {
      const next = text[at] === '<' ? this.#tag(text, at) : this.#text(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST) throw new BadFile('damaged', { detail: 'xml' })
  }

  /** @returns where it goes on, or -1 where the text may go on in the next chunk */
  #text(text: string, at: number): number {
    const end = text.indexOf('<', at)
    if (end < 0) return -1
    this.#to.text(unescaped(text.slice(at, end)))
    return end
  }

  #tag(text: string, at: number): number {
    for (const [begin, end] of SPANS) {
      if (!text.startsWith(begin, at)) continue
      const found = text.indexOf(end, at + begin.length)
      if (found < 0) return -1
      if (begin === CDATA) this.#to.text(text.slice(at + begin.length, found))
      return found + end.length
    }
    const end = tagEnd(text, at)
    // `<!` alone may be the beginning of a comment whose rest is yet to come.
    if (end < 0) return -1
    if (text[at + 1] === '!') throw new BadFile('damaged', { detail: 'xml' })
    this.#element(text.slice(at + 1, end))
    return end + 1
  }

  #element(tag: string): void {
    if (tag.startsWith('/')) return this.#to.close(localName(tag.slice(1).trim()))
    const selfClosed = tag.endsWith('/')
    const name = /^[^\s/]+/.exec(tag)?.[0] ?? ''
    this.#to.open(localName(name), (attribute) => valueOf(tag, attribute))
    if (selfClosed) this.#to.close(localName(name))
  }
}

const CDATA = '<![CDATA['
const SPANS = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
] as const

/** A `>` inside quotes ends nothing. */
function tagEnd(text: string, at: number): number {
  let quote = ''
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i]!
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i
  }
  return -1
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The value of an attribute by its whole name, or by its name without namespace. */
function valueOf(tag: string, attribute: string): string | undefined {
  for (const match of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (match[1] === attribute) return unescaped(match[2] ?? match[3] ?? '')
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
  })
}
