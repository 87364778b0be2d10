import type * as OpenidClient from 'openid-client'
import type { Configuration } from 'openid-client'
import type { Base } from '#kit/base.ts'
import type { OidcProvider } from '#kit/oidc-providers.ts'

/** What a browser keeps between leaving for the provider and coming back, encrypted in a cookie. */
interface Leaving {
  state: string
  nonce: string
  verifier: string
  at: number
}

export const LEAVING_SECONDS = 600

/** Who came back, as the provider says. */
export interface Arrived {
  issuer: string
  subject: string
  email: string | null
  verified: boolean
}

/** What the provider answers could not be taken. The words are for the log, and name nobody. */
export class OidcFailed extends Error {}

/** Where the browser is sent, and what it keeps until it comes back. */
export async function leaveFor(ctx: Base, provider: OidcProvider, callback: string): Promise<{ url: string; kept: string }> {
  const [client, config] = [await library(), await configurationOf(ctx, provider)]
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const leaving: Leaving = { state, nonce, verifier, at: ctx.clock.now() }
  return { url: url.href, kept: ctx.vault.encryptSecret(purposeOf(provider), Buffer.from(JSON.stringify(leaving))).toString('base64url') }
}

/**
 * Whom a browser came back as: its state is that which it left with, the code is exchanged with the proof of who asked for
 * it, and the token is of that provider, for us, for this very request.
 *
 * @throws OidcFailed
 */
export async function arrive(ctx: Base, provider: OidcProvider, kept: string | undefined, url: URL): Promise<Arrived> {
  const { state, nonce, verifier } = readLeaving(ctx, provider, kept)
  const [client, config] = [await library(), await configurationOf(ctx, provider)]
  try {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
    const tokens = await client.authorizationCodeGrant(config, url, checks)
    const claims = tokens.claims()!
    // Many providers tell the address only to whoever asks on.
    const told = claims['email'] === undefined ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : claims
    const email = typeof told['email'] === 'string' ? told['email'].toLowerCase() : null
    return { issuer: claims.iss, subject: claims.sub, email, verified: told['email_verified'] === true }
  } catch (error) {
    throw failed('the exchange', error)
  }
}

function readLeaving(ctx: Base, provider: OidcProvider, kept: string | undefined): Leaving {
  if (kept === undefined) throw new OidcFailed('the browser left from nowhere')
  try {
    const leaving = JSON.parse(ctx.vault.decryptSecret(purposeOf(provider), Buffer.from(kept, 'base64url')).toString()) as Leaving
    if (ctx.clock.now() - leaving.at <= LEAVING_SECONDS * 1000) return leaving
  } catch (error) {
    throw failed('the cookie', error)
  }
  throw new OidcFailed('the browser left too long ago')
}

/** A cookie of one provider is nothing to another. */
const purposeOf = ({ key }: OidcProvider): string => `oidc ${key}`

const failed = (what: string, error: unknown): OidcFailed =>
  // A code of the library, never its words: they may quote what was sent.
  new OidcFailed(`${what}: ${(error as { code?: string }).code ?? (error as Error).name}`)

const FRESH_MS = 3_600_000
const known = new WeakMap<OidcProvider, { at: number; configuration: Promise<Configuration> }>()

/** What the provider says of itself, and the keys it signs with; asked again every hour. */
function configurationOf(ctx: Base, provider: OidcProvider): Promise<Configuration> {
  const before = known.get(provider)
  if (before && ctx.clock.now() - before.at < FRESH_MS) return before.configuration
  const configuration = discover(provider)
  known.set(provider, { at: ctx.clock.now(), configuration })
  configuration.catch(() => known.delete(provider))
  return configuration
}

async function discover({ issuer, client_id, client_secret }: OidcProvider): Promise<Configuration> {
  const client = await library()
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
  try {
    return await client.discovery(new URL(issuer), client_id, client_secret, undefined, {
      execute: [client.enableNonRepudiationChecks, ...insecure],
      timeout: 10,
    })
  } catch (error) {
    throw failed('its description', error)
  }
}

/** Loaded when somebody first signs in by it: most installations never do. */
const library = (): Promise<typeof OpenidClient> => import('openid-client')
