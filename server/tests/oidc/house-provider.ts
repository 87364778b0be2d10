import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Account {
  email?: string
  email_verified?: boolean
}

export interface HouseProvider {
  issuer: string
  /** Whom the next browser that comes is taken for; null for somebody who refuses. */
  who: string | null
  accounts: Map<string, Account>
  /** How often a code was exchanged, and by whom. */
  exchanges: { verifier: boolean }[]
  close(): Promise<void>
}

/** A real identity provider over HTTP, whose sign-in page lets in whoever the test says. */
export async function openProvider(callbacks: readonly string[]): Promise<HouseProvider> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const house: HouseProvider = {
    issuer,
    who: null,
    accounts: new Map(),
    exchanges: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'perennial', client_secret: 'a secret of the house', redirect_uris: [...callbacks] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...house.accounts.get(id) }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }: any) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, reply) => {
    if (request.url?.startsWith('/interaction/')) {
      const result = house.who === null ? { error: 'access_denied' } : { login: { accountId: house.who, remember: false } }
      void provider.interactionFinished(request, reply, result, { mergeWithLastSubmission: false })
      return
    }
    if (request.url === '/token') {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => house.exchanges.push({ verifier: /code_verifier=[\w-]{43}/.test(Buffer.concat(chunks).toString()) }))
    }
    answer(request, reply)
  })
  return house
}
