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
  components: { securitySchemes: { key: { type: 'http' as const, scheme: 'bearer' } } },
  security: [{ key: [] }],
  tags: [
    { name: 'orders', description: 'Sales, returns and what they would earn' },
    { name: 'events', description: 'Whatever else happens' },
    { name: 'members', description: 'Memberships and consents' },
    { name: 'customers', description: 'People, members or not' },
    { name: 'points', description: 'Balances, lots, holds, redemptions, gifts' },
    { name: 'decisions', description: 'Why it came out so' },
    { name: 'programs', description: 'What members are promised' },
    { name: 'master data', description: 'Products and stores' },
    { name: 'operation', description: 'For whoever runs the server' },
  ],
}
