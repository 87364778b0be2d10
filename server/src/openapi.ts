import type { SwaggerTransform, SwaggerTransformObject } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Scope } from './access/api-key.ts'
import { SESSION_COOKIE } from './access/session-cookie.ts'
import { describeOperation, problemComponents, type Document } from './openapi-operation.ts'
import { nameSchemasOnce } from './openapi-schemas.ts'

/** What the description of the API says of itself; the rest is made from the schemas that validate. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Perennial',
    version: '1',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'The loyalty engine over HTTP. Every write takes an Idempotency-Key and may be repeated with it: the same key gives the same answer. Amounts are whole numbers in minor units. Problems follow RFC 9457 and carry a stable code.',
  },
  components: {
    securitySchemes: {
      key: { type: 'http' as const, scheme: 'bearer' },
      session: {
        type: 'apiKey' as const,
        in: 'cookie' as const,
        name: SESSION_COOKIE,
        description:
          'Somebody of staff who signed in. The header `perennial-program` names the program, and writes must have it; `perennial-reason` says why, percent-encoded, for the record; `perennial-store` says where, for whoever works in some stores only.',
      },
    },
  },
  security: [{ key: [] }, { session: [] }],
  tags: [
    { name: 'orders', description: 'Sales, returns and what they would earn' },
    { name: 'rewards', description: 'What points can be redeemed for, and how it reaches the member' },
    { name: 'checkouts', description: 'Baskets being decided, from the first line to the last return' },
    { name: 'events', description: 'Whatever else happens' },
    { name: 'members', description: 'Memberships and consents' },
    { name: 'customers', description: 'People, members or not' },
    { name: 'points', description: 'Balances, lots, holds, redemptions, gifts' },
    { name: 'coupons', description: 'Codes, whose they are, and what became of them' },
    { name: 'decisions', description: 'Why it came out so' },
    { name: 'programs', description: 'What members are promised' },
    { name: 'insight', description: 'How the program does, and what each figure is made of' },
    { name: 'segments', description: 'Members who have something in common, by a rule or by a list' },
    { name: 'studies', description: 'What would have been, and what would be' },
    { name: 'webhooks', description: 'Events out: endpoints and what is sent to them' },
    { name: 'data', description: 'Files in and out, and how the books are' },
    { name: 'master data', description: 'Products and stores' },
    { name: 'staff', description: 'People who sign in: their sessions, what they may do and what they did' },
    { name: 'operation', description: 'For whoever runs the server' },
  ],
}

/** A route's schemas, with the scope that its key or role needs. */
export const transform: SwaggerTransform = (given) => {
  const made = jsonSchemaTransform(given)
  const { scope, signedIn } = (given.route.config ?? {}) as { scope?: Scope; signedIn?: true }
  const description = scope ? `Needs a key or role with the scope \`${scope}\`.` : signedIn ? 'Needs a session.' : undefined
  const security = scope ? undefined : signedIn ? [{ session: [] }] : []
  return {
    ...made,
    schema: { ...made.schema, ...(!made.schema?.hide && { ...(description && { description }), ...(security && { security }) }) },
  }
}

/** The whole description: what all operations have in common is said here, once. */
export const transformObject: SwaggerTransformObject = (given) => {
  const { paths, components, ...rest } = structuredClone(jsonSchemaTransformObject(given as never)) as unknown as Document
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) describeOperation(method, path, operation)
  }
  const common = problemComponents()
  return nameSchemasOnce({
    ...rest,
    paths,
    components: { ...components, schemas: { ...components.schemas, ...common.schemas }, responses: common.responses },
  })
}
