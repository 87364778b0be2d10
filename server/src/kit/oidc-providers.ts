import { z } from 'zod'

const Provider = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
  name: z.string().min(1).max(100),
  issuer: z.url().refine(isSafe, 'an issuer is https, or http on this very machine'),
  client_id: z.string().min(1).max(500),
  client_secret: z.string().min(1).max(500),
  /** Key of the organization whose staff sign in by it; left out, all of the installation. */
  organization: z.string().max(100).optional(),
})

/** Where staff may sign in instead of here. */
export type OidcProvider = z.output<typeof Provider>

const Providers = z.array(Provider).max(20)

/** @returns null where the text is no list of providers */
export function readOidcProviders(text: string | undefined): OidcProvider[] | null {
  if (!text) return []
  try {
    const parsed = Providers.safeParse(JSON.parse(text))
    const keys = parsed.data?.map(({ key }) => key) ?? []
    return parsed.success && new Set(keys).size === keys.length ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}
