/** What a page might take for something else than text; each calls `ran` with the number of its field if it does. */
const WAYS: readonly ((n: number) => string)[] = [
  (n) => `"'><img src=x onerror=ran(${n})>`,
  (n) => `<svg onload=ran(${n})>`,
  (n) => `<script>ran(${n})</script>`,
  (n) => `{{constructor.constructor('ran(${n})')()}}`,
  (n) => `</textarea><img src=x onerror=ran(${n})>`,
  (n) => `</title><svg/onload=ran(${n})>`,
  (n) => `" autofocus onfocus=ran(${n}) x="`,
  (n) => `' onmouseover='ran(${n})`,
  (n) => `<iframe srcdoc="<script>parent.ran(${n})</script>">`,
  (n) => `<a href="javascript:ran(${n})">x</a>`,
  (n) => `javascript:ran(${n})`,
  (n) => `data:text/html,<script>ran(${n})</script>`,
  (n) => `<math><mtext></form><form><mglyph><style></math><img src onerror=ran(${n})>`,
  (n) => `<details open ontoggle=ran(${n})>`,
  (n) => `<video><source onerror=ran(${n})>`,
  (n) => `<body onload=ran(${n})>`,
  (n) => `--><script>ran(${n})</script><!--`,
  (n) => `]]><script>ran(${n})</script>`,
  (n) => `\${ran(${n})}`,
  (n) => `<%= ran(${n}) %>`,
  (n) => `&lt;img src=x onerror=ran(${n})&gt;`,
  (n) => `<style>@import'javascript:ran(${n})';</style>`,
  (n) => `<object data=javascript:ran(${n})>`,
  (n) => `<meta http-equiv=refresh content="0;url=javascript:ran(${n})">`,
  (n) => `<input onfocus=ran(${n}) autofocus>`,
]

export interface Field {
  name: string
  /** Whether the API took the text. Where it did not, it said so with a 4xx. */
  taken: boolean
}

/** Fields by their number, into which such texts were written. */
export class Payloads {
  readonly fields: Field[] = []

  /** Writes into a field: the plainest way and as many others as fit, other ones for each field. */
  async into(name: string, length: number, write: (text: string) => Promise<unknown>): Promise<void> {
    const n = this.fields.push({ name, taken: false }) - 1
    try {
      await write(textOf(n, length))
      this.fields[n]!.taken = true
    } catch (error) {
      if (!/: 4\d\d /.test(String(error))) throw error
    }
  }

  /** @returns names of the fields that a text shows */
  in(text: string): string[] {
    return [...text.matchAll(/ran\((\d+)\)/g)].flatMap(([, n]) => this.fields[Number(n)]?.name ?? [])
  }
}

function textOf(n: number, length: number): string {
  let text = WAYS[0]!(n)
  for (let i = 0; i < WAYS.length; i++) {
    const more = ` ${WAYS[1 + ((n + i) % (WAYS.length - 1))]!(n)}`
    if (text.length + more.length <= length) text += more
  }
  return text
}
