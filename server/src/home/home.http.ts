import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import type { Context } from '../context.ts'
import { homePage } from './home-page.ts'
import { figuresOf, type Figures } from './home.sql.ts'

const FRESH_MS = 10_000

/** A plain page that says what runs here, for whoever opens the address. It shows sums, and nobody's data. */
export function homeDoors(doors: Doors, ctx: Context): void {
  let known: { at: number; figures: Promise<Figures> } | null = null
  const fresh = (now: number): Promise<Figures> => {
    if (known && known.at >= now - FRESH_MS) return known.figures
    const figures = figuresOf(ctx.pool)
    known = { at: now, figures }
    figures.catch(() => (known = null))
    return figures
  }
  doors.get('/', { schema: { hide: true } }, async (request, reply) => {
    const { lang } = request.query as { lang?: string }
    const language = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers['accept-language'])
    void reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
    return homePage(language, await fresh(ctx.clock.now()), `${request.protocol}://${request.host}`)
  })
}
