import { message, type Language } from '#kit/messages.ts'
import { COUNTED, type Figures } from './home.sql.ts'
import { LEAF } from './leaf.ts'

type Say = (key: string, values?: Record<string, unknown>) => string

/** The page as HTML and CSS, without scripts. */
export function homePage(language: Language, { programs, decisions }: Figures, address: string): string {
  const say: Say = (key, values = {}) => escape(message(language, `home.${key}`, values))
  const other = language === 'zh' ? 'en' : 'zh'
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Perennial</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(LEAF)}">
<style>${STYLE}</style>
</head>
<body>
<header><h1>${LEAF}Perennial</h1><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${escape(message(other, 'home.language'))}</a></header>
<main>
<p class="what">${say('what')}</p>
${programs.length === 0 ? `<section class="card">${say('empty')}</section>` : programs.map((p) => programCard(language, p, say)).join('\n')}
${decisions > 0 ? `<p class="small">${say('decisions', { figure: counted(language, decisions) })}</p>` : ''}
<h2>${say('next')}</h2>
<nav>${LINKS.map(([href, key]) => `<a class="card" href="${href}"><strong>${say(key)}</strong><span>${say(`${key}_about`)}</span></a>`).join('\n')}</nav>
${programs[0] ? firstSteps(programs[0].program, address, say) : ''}
</main>
</body>
</html>
`
}

const LINKS = [
  ['/console/', 'console'],
  ['/docs', 'docs'],
  ['/openapi.json', 'openapi'],
  ['/health', 'health'],
  ['/metrics', 'metrics'],
] as const

/** A figure of which no more than so many were counted. */
function counted(language: Language, value: number, upTo = COUNTED): string {
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en')
  return value > upTo ? `${number.format(upTo)}+` : number.format(value)
}

function programCard(language: Language, { program, names, version, members, balances }: Figures['programs'][number], say: Say): string {
  const named = (given: Record<string, string>, key: string): string => given[language] ?? given['en'] ?? Object.values(given)[0] ?? key
  const figure = (term: string, value: string): string => `<div><dt>${term}</dt><dd>${value}</dd></div>`
  const currencies = balances.map(({ currency, names: own, available }) =>
    figure(say('available', { currency: named(own, currency) }), counted(language, available, Infinity)),
  )
  return `<section class="card">
<h2>${escape(named(names, program))}</h2>
<p class="small"><code>${escape(program)}</code> ${say('version', { version })}</p>
<dl>${figure(say('members'), counted(language, members))}${currencies.join('')}</dl>
</section>`
}

function firstSteps(program: string, address: string, say: Say): string {
  const body = `{
    "identity": {"kind": "phone", "value": "+8613800138000"},
    "order": {
      "reference": "A-1042",
      "lines": [{"sku": "LATTE", "quantity": 2, "amount": 6400}]
    }
  }`
  const quote = `curl ${address}/v1/quotes \\\n  -H 'Authorization: Bearer pk_…' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`
  return `<h2>${say('first')}</h2>
<ol>
<li>${say('first_key')}<pre tabindex="0">npx perennial keys create --program ${escape(program)} --role store</pre></li>
<li>${say('first_quote')}<pre tabindex="0">${escape(quote)}</pre></li>
</ol>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!)

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2721; --soft: #56635b; --leaf: #2f6b3a; --line: #dfe5df; --paper: #fff; --ground: #f5f7f3 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ece7; --soft: #a3b0a7; --leaf: #8fd19e; --line: #2e3932; --paper: #1a211d; --ground: #121815 } }
* { box-sizing: border-box }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; color: var(--ink); background: var(--ground); max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem }
h1 { display: flex; align-items: center; gap: .5rem; color: var(--leaf); font-size: 1.75rem; margin: 0 }
h1 svg { width: 2rem; height: 2rem }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem }
a { color: var(--leaf) }
.what { font-size: 1.15rem; color: var(--soft); margin: 1rem 0 1.75rem; max-width: 44rem }
.card { display: block; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.25rem; margin: 0 0 1rem }
.card h2 { font-size: 1.35rem; margin: 0 }
.small { color: var(--soft); font-size: .9rem; margin: 0 0 1rem }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 1rem; margin: 0 }
dt { color: var(--soft); font-size: .9rem }
dd { margin: 0; font-size: 1.6rem; line-height: 1.3; font-variant-numeric: tabular-nums }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem }
nav .card { margin: 0; text-decoration: none; color: inherit }
nav .card:hover, nav .card:focus-visible { border-color: var(--leaf) }
nav strong { display: block; color: var(--leaf) }
nav span { color: var(--soft); font-size: .9rem }
ol { padding-left: 1.25rem; margin: 0 }
li { margin: 0 0 1rem }
pre { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .4rem 0 0; font-size: .85rem; line-height: 1.5 }
pre, code { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace }
code { background: var(--ground); border: 1px solid var(--line); padding: .05em .4em; border-radius: .3em }
`
