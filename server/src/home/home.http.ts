import type { Doors } from '#kit/doors.ts'
import { languageOf, message, type Language } from '#kit/messages.ts'
import type { Context } from '../context.ts'
import { figuresOf, type Figures } from './home.sql.ts'

const FRESH_MS = 10_000

/** A plain page that says what runs here, for whoever opens the address. It shows sums, and nobody's data. */
export function homeDoors(doors: Doors, ctx: Context): void {
  // One count at a time, and its failure kept as long as its success: anybody may open this page, and it counts whole tables.
  let known: { at: number; figures: Promise<Figures[]> } | null = null
  doors.get('/', { schema: { hide: true } }, async (request, reply) => {
    const now = ctx.clock.now()
    if (!known || known.at < now - FRESH_MS) known = { at: now, figures: figuresOf(ctx.slowPool) }
    const { lang } = request.query as { lang?: string }
    const language = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language'])
    void reply.type('text/html; charset=utf-8')
    return page(language, await known.figures)
  })
}

function page(language: Language, figures: readonly Figures[]): string {
  const t = (key: string, values: Record<string, unknown> = {}): string => escape(message(language, `home.${key}`, values))
  const other = language === 'zh' ? 'en' : 'zh'
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Perennial</title>
<style>
  :root { color-scheme: light dark; --leaf: #2f6b3a; --line: #8883; }
  @media (prefers-color-scheme: dark) { :root { --leaf: #8fd19e; } }
  body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; }
  h1 { color: var(--leaf); margin: 0; } header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
  a { color: var(--leaf); } section { border-top: 1px solid var(--line); padding: 1rem 0; }
  dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 0; }
  dt { opacity: .75; font-size: .9rem; } dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
  code { background: #8882; padding: .1em .35em; border-radius: .3em; }
</style>
</head>
<body>
<header><h1>Perennial</h1><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${escape(message(other, 'home.language'))}</a></header>
<p>${t('what')}</p>
${figures.length === 0 ? `<p>${t('empty')}</p>` : figures.map((f) => programSection(language, f, t)).join('')}
<section><h2>${t('next')}</h2>
<p><a href="/docs">${t('docs')}</a> · <a href="/openapi.json">OpenAPI</a> · <a href="/health">${t('health')}</a> · <a href="/metrics">${t('metrics')}</a></p></section>
</body></html>
`
}

function programSection(language: Language, f: Figures, t: (key: string, values?: Record<string, unknown>) => string): string {
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en')
  const figure = (term: string, value: number): string => `<div><dt>${term}</dt><dd>${number.format(value)}</dd></div>`
  const name = f.names[language] ?? f.names['en'] ?? f.program
  const balances = f.balances.map((b) => figure(t('available', { currency: b.currency }), b.available)).join('')
  return `<section><h2>${escape(name)} <small><code>${escape(f.program)}</code> ${t('version', { version: f.version })}</small></h2>
<dl>${figure(t('members'), f.members)}${figure(t('orders'), f.commands)}${balances}</dl></section>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!)
